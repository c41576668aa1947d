# What Debian wants in every package, put in before it is closed: the copyright, the changelog, and
# manual pages compressed, without a time in them, so that the same tree gives the same package.
set(package_program dutoan)
set(package_development libdutoan-dev)
set(package_documentation dutoan-doc)
foreach(component ${CPACK_COMPONENTS_ALL})
  set(share ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/${component}/usr/share)
  set(doc ${share}/doc/${package_${component}})
  file(MAKE_DIRECTORY ${doc})
  file(COPY_FILE ${CPACK_DUTOAN_COPYRIGHT} ${doc}/copyright)
  file(COPY_FILE ${CPACK_DUTOAN_CHANGELOG} ${doc}/changelog.Debian)
  file(CHMOD ${doc}/copyright ${doc}/changelog.Debian
       PERMISSIONS OWNER_READ OWNER_WRITE GROUP_READ WORLD_READ)
  file(GLOB_RECURSE pages ${share}/man/*.1 ${share}/man/*.5)
  execute_process(COMMAND gzip -9n ${pages} ${doc}/changelog.Debian COMMAND_ERROR_IS_FATAL ANY)
endforeach()
