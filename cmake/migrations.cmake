# add_migrations(TARGET FOLDER FUNCTION): the scripts schemas/FOLDER/NNNN_name.sql, each with its check
# query schemas/checks/NNNN_name.sql, become FUNCTION() in TARGET, so that the installed program needs
# no source tree. A script without a check stops the configuration.
function(add_migrations target folder function)
  file(GLOB scripts CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/schemas/${folder}/*.sql)
  set(rows "")
  foreach(script ${scripts})
    get_filename_component(name ${script} NAME_WE)
    set(check ${PROJECT_SOURCE_DIR}/schemas/checks/${name}.sql)
    if(NOT name MATCHES "^([0-9][0-9][0-9][0-9])_([a-z_]+)$")
      message(FATAL_ERROR "${script}: a migration is called NNNN_name.sql")
    endif()
    string(REGEX REPLACE "^0+" "" number ${CMAKE_MATCH_1})
    file(READ ${script} sql)
    file(READ ${check} check_sql)
    string(APPEND rows "    {${number}, \"${name}\",\n     R\"sql(${sql})sql\",\n     R\"sql(${check_sql})sql\"},\n")
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${script} ${check})
  endforeach()
  set(DUTOAN_MIGRATIONS "${rows}")
  set(DUTOAN_MIGRATIONS_FUNCTION ${function})
  configure_file(${PROJECT_SOURCE_DIR}/cmake/migrations.cpp.in
                 ${PROJECT_BINARY_DIR}/generated/${function}.cpp @ONLY)
  target_sources(${target} PRIVATE ${PROJECT_BINARY_DIR}/generated/${function}.cpp)
endfunction()
