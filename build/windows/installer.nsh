; What the installer does beside laying the files: the command `assetwalk`, the links `assetwalk://`, and at the end of the
; program's life the word on where the data is. The data is never removed.

!macro assetwalkPath ACTION
  StrCpy $R8 "User"
  ${if} $installMode == "all"
    StrCpy $R8 "Machine"
  ${endIf}
  nsExec::ExecToLog '"$SYSDIR\WindowsPowerShell\v1.0\powershell.exe" -NoProfile -NonInteractive -ExecutionPolicy Bypass -File "$INSTDIR\resources\command-line\path.ps1" -Action ${ACTION} -Folder "$INSTDIR\bin" -Scope $R8'
  Pop $R9
  ${if} $R9 != 0
    DetailPrint "The folder of the command assetwalk could not be changed in the path: $INSTDIR\bin"
  ${endIf}
  SendMessage ${HWND_BROADCAST} ${WM_SETTINGCHANGE} 0 "STR:Environment" /TIMEOUT=5000
!macroend

!macro customInstall
  !insertmacro assetwalkPath add
  WriteRegStr SHELL_CONTEXT "Software\Classes\assetwalk" "" "URL:Assetwalk"
  WriteRegStr SHELL_CONTEXT "Software\Classes\assetwalk" "URL Protocol" ""
  WriteRegStr SHELL_CONTEXT "Software\Classes\assetwalk\DefaultIcon" "" "$appExe,0"
  WriteRegStr SHELL_CONTEXT "Software\Classes\assetwalk\shell\open\command" "" '"$appExe" "%1"'
!macroend

!macro customUnInstall
  ${ifNot} ${isUpdated}
    !insertmacro assetwalkPath remove
    DeleteRegKey SHELL_CONTEXT "Software\Classes\assetwalk"
    SetShellVarContext current
    StrCpy $R7 "$APPDATA\Assetwalk"
    ${if} $installMode == "all"
      SetShellVarContext all
    ${endIf}
    DetailPrint "The data stays where it is: $R7, or where it was moved to."
    ${ifNot} ${Silent}
      MessageBox MB_OK|MB_ICONINFORMATION "Assetwalk is removed from this computer. Your data stays where it is:$\r$\n$\r$\n$R7$\r$\n$\r$\nIf you moved it, it is where you moved it to. To remove the data too, delete that folder."
    ${endIf}
  ${endIf}
!macroend
