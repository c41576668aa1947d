# add_folder(NAME links…): the static library dutoan_NAME made of src/NAME/*.cpp.
function(add_folder name)
  file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/${name}/*.cpp)
  add_library(dutoan_${name} STATIC ${sources})
  target_include_directories(dutoan_${name} PUBLIC ${PROJECT_SOURCE_DIR}/include
                                            PRIVATE ${PROJECT_SOURCE_DIR}/src)
  target_link_libraries(dutoan_${name} ${ARGN} PRIVATE dutoan_warnings)
endfunction()
