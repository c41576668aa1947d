# libdutoan, known to others as dutoan::dutoan: the objects of every folder but cli, the public
# headers, and, with DUTOAN_INSTALL, all that find_package and pkg-config need to find it.
add_library(libdutoan)
add_library(dutoan::dutoan ALIAS libdutoan)
foreach(folder domain report language workbook files paper storage app)
  target_sources(libdutoan PRIVATE $<TARGET_OBJECTS:dutoan_${folder}>)
endforeach()
file(GLOB headers CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/include/dutoan/*.hpp)
target_sources(libdutoan PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR}/include
                                                 FILES ${headers})
target_compile_features(libdutoan PUBLIC cxx_std_20)
target_link_libraries(libdutoan
  PUBLIC Boost::headers
  PRIVATE ICU::i18n ICU::uc PkgConfig::LIBZIP PkgConfig::EXPAT PkgConfig::XLSXWRITER
          PkgConfig::PANGO SOCI::soci_sqlite3 SOCI::soci_core PkgConfig::SODIUM
          $<BUILD_INTERFACE:${CSV_LIBRARY}> $<INSTALL_INTERFACE:csv>)
# Before 1.0 a minor version may change the API, so it is part of the name that programs ask for.
set(compatible ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR})
set_target_properties(libdutoan PROPERTIES
  OUTPUT_NAME dutoan EXPORT_NAME dutoan LINKER_LANGUAGE CXX
  VERSION ${PROJECT_VERSION} SOVERSION ${compatible})

if(NOT DUTOAN_INSTALL)
  return()
endif()

include(CMakePackageConfigHelpers)
set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/dutoan)
set(pkgconfig_dir ${CMAKE_INSTALL_LIBDIR}/pkgconfig)

# What links to a static library links to all that it stands on; a shared one keeps that to itself.
set(private "")
if(BUILD_SHARED_LIBS)
  set(private ".private")
endif()
# The folder of dutoan.pc knows its way to the prefix, so that a prefix may be moved.
file(RELATIVE_PATH to_prefix /${pkgconfig_dir} /)
configure_file(${CMAKE_CURRENT_LIST_DIR}/dutoan.pc.in dutoan.pc @ONLY)
configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/dutoanConfig.cmake.in dutoanConfig.cmake
  INSTALL_DESTINATION ${package_dir} NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file(dutoanConfigVersion.cmake COMPATIBILITY SameMinorVersion)

install(TARGETS libdutoan EXPORT dutoan COMPONENT development
        FILE_SET HEADERS DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT development)
install(EXPORT dutoan NAMESPACE dutoan:: FILE dutoanTargets.cmake DESTINATION ${package_dir}
        COMPONENT development)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/dutoanConfig.cmake
              ${CMAKE_CURRENT_BINARY_DIR}/dutoanConfigVersion.cmake
              ${CMAKE_CURRENT_LIST_DIR}/FindSOCI.cmake
        DESTINATION ${package_dir} COMPONENT development)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/dutoan.pc DESTINATION ${pkgconfig_dir}
        COMPONENT development)
