# The Debian packages: cmake --workflow --preset package. The program holds the library inside, so
# there is no package of a shared one, whose ABI nobody promises before 1.0.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME dutoan)
set(CPACK_PACKAGE_CONTACT "dutoan developers <dutoan@dutoan.invalid>")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_ALL program development documentation)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME dutoan)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION misc)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_DEPENDS fonts-liberation2)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SUGGESTS dutoan-doc)
set(CPACK_DEBIAN_PROGRAM_DESCRIPTION "estimates of a Vietnamese province's training plans
A plan of classes goes in. Every dong that it may cost comes out, with its
law, its factors and its assumptions. Amounts are exact, in Vietnamese or
English, as text, CSV, JSON, HTML, PDF or a workbook. The rates of the law
come with the program.")

set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libdutoan-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
string(CONCAT CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS
    "libboost-dev, libcairo2-dev, libcsv-dev, libexpat1-dev, libicu-dev, libpango1.0-dev, libsoci-dev, "
    "libsodium-dev, libsqlite3-dev, libxlsxwriter-dev, libzip-dev, pkg-config")
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SUGGESTS dutoan-doc)
set(CPACK_DEBIAN_DEVELOPMENT_DESCRIPTION "estimates of training plans - C++ library
Headers, static library, and what CMake and pkg-config need to find them. The
rates that an estimate needs are in the package dutoan.")

set(CPACK_DEBIAN_DOCUMENTATION_PACKAGE_NAME dutoan-doc)
set(CPACK_DEBIAN_DOCUMENTATION_PACKAGE_SECTION doc)
set(CPACK_DEBIAN_DOCUMENTATION_PACKAGE_ARCHITECTURE all)
set(CPACK_DEBIAN_DOCUMENTATION_DESCRIPTION "estimates of training plans - documentation
How the program counts, every command, file, rule and rate, example plans, and
programs that use the library.")

configure_file(${CMAKE_CURRENT_LIST_DIR}/debian/changelog.in changelog @ONLY)
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_LIST_DIR}/debian/finish.cmake)
set(CPACK_DUTOAN_CHANGELOG ${CMAKE_CURRENT_BINARY_DIR}/changelog)
set(CPACK_DUTOAN_COPYRIGHT ${CMAKE_CURRENT_LIST_DIR}/debian/copyright)
include(CPack)
