# What every file of ours is compiled with; never leaks to a consumer.
add_library(dutoan_warnings INTERFACE)
target_compile_options(dutoan_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor -Wold-style-cast)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # False alarms of GCC 12 at -O2, raised in the middle end where SYSTEM does not silence them.
  target_compile_options(dutoan_warnings INTERFACE -Wno-restrict -Wno-maybe-uninitialized)
endif()
option(DUTOAN_WERROR "Warnings are errors" OFF)
if(DUTOAN_WERROR)
  target_compile_options(dutoan_warnings INTERFACE -Werror)
endif()
