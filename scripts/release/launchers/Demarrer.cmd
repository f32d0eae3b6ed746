@echo off
rem Navette : double-cliquez sur ce fichier. Aucun droit d'administrateur, aucun reseau.
setlocal
chcp 65001 >nul
title Navette
set NODE_OPTIONS=
if not exist "%~dp0programme\node.exe" goto incomplete
if not exist "%~dp0site\index.html" goto incomplete
"%~dp0programme\node.exe" "%~dp0programme\navette.mjs" %*
if errorlevel 1 pause
exit /b

:incomplete
echo.
echo   {{incomplete}}
echo.
pause
exit /b 1
