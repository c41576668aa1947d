# add_folder(NAME links…): dutoan_NAME, the objects of src/NAME/*.cpp.
function(add_folder name)
  file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/${name}/*.cpp)
  add_library(dutoan_${name} OBJECT ${sources})
  target_include_directories(dutoan_${name} PUBLIC ${PROJECT_SOURCE_DIR}/include
                                            PRIVATE ${PROJECT_SOURCE_DIR}/src)
  target_link_libraries(dutoan_${name} ${ARGN} PRIVATE dutoan_warnings)
  if(BUILD_SHARED_LIBS)
    set_target_properties(dutoan_${name} PROPERTIES POSITION_INDEPENDENT_CODE ON)
  endif()
endfunction()
