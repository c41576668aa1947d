# add_web_files(TARGET): the templates src/web/pages/*.html, the files src/web/assets/* and what programs
# read of schemas/api/ become a part of TARGET, so that the installed program needs no folder beside it.
# Scripts leave their remarks of whole lines and their indentation behind: what is served is counted.

# bare_script(OUT TEXT): the script without both. No text of a script spans lines (a test looks).
function(bare_script out text)
  string(REGEX REPLACE "\n[ \t]+" "\n" text "\n${text}")
  string(REGEX REPLACE "\n//[^\n]*" "" text "${text}")
  string(REGEX REPLACE "\n\n+" "\n" text "${text}")
  string(REGEX REPLACE "^\n" "" text "${text}")
  set(${out} "${text}" PARENT_SCOPE)
endfunction()

function(add_web_files target)
  file(GLOB found CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/web/pages/*.html
                                    ${PROJECT_SOURCE_DIR}/src/web/assets/*
                                    ${PROJECT_SOURCE_DIR}/schemas/api/*.json)
  set(rows "")
  set(digests "")
  foreach(path ${found})
    get_filename_component(name ${path} NAME)
    file(READ ${path} text)
    if(name MATCHES "\\.js$")
      bare_script(text "${text}")
    endif()
    string(SHA256 digest "${text}")
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
