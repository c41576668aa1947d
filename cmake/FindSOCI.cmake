# SOCI as Debian packages it: headers and libraries, but neither a CMake package nor a .pc file.
# Makes SOCI::soci_core and SOCI::soci_sqlite3, the names that SOCI's own package uses; where that
# package exists it goes first.
find_package(SOCI ${SOCI_FIND_VERSION} CONFIG QUIET)
if(SOCI_FOUND AND TARGET SOCI::soci_sqlite3)
  return()
endif()

include(FindPackageHandleStandardArgs)
find_package(SQLite3 QUIET)
find_path(SOCI_INCLUDE_DIR soci/soci.h)
find_library(SOCI_CORE_LIBRARY soci_core)
find_library(SOCI_SQLITE3_LIBRARY soci_sqlite3)

if(SOCI_INCLUDE_DIR AND EXISTS ${SOCI_INCLUDE_DIR}/soci/version.h)
  file(STRINGS ${SOCI_INCLUDE_DIR}/soci/version.h line REGEX "^#define SOCI_LIB_VERSION \"")
  string(REGEX MATCH "[0-9_]+\"$" SOCI_VERSION "${line}")
  string(REPLACE "\"" "" SOCI_VERSION "${SOCI_VERSION}")
  string(REPLACE "_" "." SOCI_VERSION "${SOCI_VERSION}")
endif()

find_package_handle_standard_args(SOCI
  REQUIRED_VARS SOCI_CORE_LIBRARY SOCI_SQLITE3_LIBRARY SOCI_INCLUDE_DIR SQLite3_FOUND
  VERSION_VAR SOCI_VERSION)

if(SOCI_FOUND AND NOT TARGET SOCI::soci_core)
  find_package(Threads REQUIRED)
  add_library(SOCI::soci_core UNKNOWN IMPORTED)
  set_target_properties(SOCI::soci_core PROPERTIES
    IMPORTED_LOCATION ${SOCI_CORE_LIBRARY}
    INTERFACE_INCLUDE_DIRECTORIES ${SOCI_INCLUDE_DIR}
    INTERFACE_LINK_LIBRARIES "Threads::Threads;${CMAKE_DL_LIBS}")
  add_library(SOCI::soci_sqlite3 UNKNOWN IMPORTED)
  set_target_properties(SOCI::soci_sqlite3 PROPERTIES
    IMPORTED_LOCATION ${SOCI_SQLITE3_LIBRARY}
    INTERFACE_LINK_LIBRARIES "SOCI::soci_core;SQLite::SQLite3")
endif()
