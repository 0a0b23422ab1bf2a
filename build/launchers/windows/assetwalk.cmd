@echo off
rem The command line of Assetwalk. The program itself has a window and so no standard input: a Node of its own runs this.
setlocal DisableDelayedExpansion
set "NODE_OPTIONS="
set "NODE_PATH="
"%~dp0..\resources\command-line\node.exe" "%~dp0..\resources\command-line\out\main\cli.js" %*
exit /b %ERRORLEVEL%
