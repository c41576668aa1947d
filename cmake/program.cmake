# The program, its manual pages and completion scripts, and with DUTOAN_INSTALL where they go.
add_folder(cli PUBLIC libdutoan PRIVATE CLI11::CLI11)
# From the installed program to its rates, so that a prefix may be moved.
file(RELATIVE_PATH to_rates ${CMAKE_INSTALL_FULL_BINDIR} ${CMAKE_INSTALL_FULL_DATADIR}/dutoan/rates)
target_compile_definitions(dutoan_cli PRIVATE DUTOAN_PROGRAM_TO_RATES="${to_rates}")
add_folder(web PUBLIC libdutoan
               PRIVATE Boost::headers Threads::Threads nlohmann_json::nlohmann_json PkgConfig::SODIUM)
target_include_directories(dutoan_web SYSTEM PRIVATE ${MUSTACHE_INCLUDE_DIR})
add_web_files(dutoan_web)
add_executable(dutoan src/main.cpp)
target_include_directories(dutoan PRIVATE ${PROJECT_SOURCE_DIR}/src)
target_link_libraries(dutoan PRIVATE dutoan_cli dutoan_web dutoan_warnings)

if(NOT DUTOAN_INSTALL)
  return()
endif()

file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/pages/*.cpp)
add_executable(dutoan_pages ${sources})
target_include_directories(dutoan_pages PRIVATE ${PROJECT_SOURCE_DIR}/src)
target_link_libraries(dutoan_pages PRIVATE dutoan_cli dutoan_warnings)
set(pages ${PROJECT_BINARY_DIR}/pages)
add_custom_command(OUTPUT ${pages}/written
  COMMAND ${CMAKE_COMMAND} -E rm -rf ${pages}
  COMMAND dutoan_pages ${pages}
  COMMAND ${CMAKE_COMMAND} -E touch ${pages}/written
  COMMENT "Writing manual pages and completion scripts")
add_custom_target(dutoan_written_pages ALL DEPENDS ${pages}/written)

install(TARGETS dutoan RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT program)
install(DIRECTORY rates schemas DESTINATION ${CMAKE_INSTALL_DATADIR}/dutoan COMPONENT program)
set(sample thanh-hoa-2020)  # with its year, for dutoan init --sample
install(FILES docs/examples/${sample}/plan.toml docs/examples/${sample}/year.csv
        DESTINATION ${CMAKE_INSTALL_DATADIR}/dutoan/samples/${sample} COMPONENT program)
install(DIRECTORY ${pages}/man/ DESTINATION ${CMAKE_INSTALL_MANDIR} COMPONENT program)
set(completion ${pages}/completion)
install(FILES ${completion}/bash RENAME dutoan COMPONENT program
        DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES ${completion}/zsh RENAME _dutoan COMPONENT program
        DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
install(FILES ${completion}/fish RENAME dutoan.fish COMPONENT program
        DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)

install(FILES README.md README.vi.md DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT documentation)
install(DIRECTORY docs/ DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT documentation)
install(DIRECTORY tests/consumer/ DESTINATION ${CMAKE_INSTALL_DOCDIR}/examples/library
        COMPONENT documentation)
include(package)
