@echo off
"%~dp0duizhao.exe" review %*
if errorlevel 1 pause
