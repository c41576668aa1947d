# add_web_files(TARGET): the templates src/web/pages/*.html, the files src/web/assets/* and what programs
# read of schemas/api/ become a part of TARGET, so that the installed program needs no folder beside it.
function(add_web_files target)
  file(GLOB found CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/web/pages/*.html
                                    ${PROJECT_SOURCE_DIR}/src/web/assets/*
                                    ${PROJECT_SOURCE_DIR}/schemas/api/*.json)
  set(rows "")
  set(digests "")
  foreach(path ${found})
    get_filename_component(name ${path} NAME)
    file(READ ${path} text)
    file(SHA256 ${path} digest)
    string(APPEND digests ${digest})
    string(APPEND rows "    {\"${name}\", R\"web_file(${text})web_file\"},\n")
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${path})
  endforeach()
  set(DUTOAN_WEB_FILES "${rows}")
  string(SHA256 digest "${digests}")
  string(SUBSTRING ${digest} 0 16 DUTOAN_WEB_FILES_DIGEST)
  configure_file(${PROJECT_SOURCE_DIR}/cmake/web_files.cpp.in
                 ${PROJECT_BINARY_DIR}/generated/web_files.cpp @ONLY)
  target_sources(${target} PRIVATE ${PROJECT_BINARY_DIR}/generated/web_files.cpp)
endfunction()
