# Puts the folder of the command `assetwalk` on the path, or takes it off again. For the installer: what NSIS itself reads
# of a long path it cuts off, and would write back cut.
param(
  [Parameter(Mandatory)] [ValidateSet('add', 'remove')] [string] $Action,
  [Parameter(Mandatory)] [string] $Folder,
  [Parameter(Mandatory)] [ValidateSet('User', 'Machine')] [string] $Scope
)
$ErrorActionPreference = 'Stop'

$key = if ($Scope -eq 'Machine') {
  [Microsoft.Win32.Registry]::LocalMachine.OpenSubKey('SYSTEM\CurrentControlSet\Control\Session Manager\Environment', $true)
} else {
  [Microsoft.Win32.Registry]::CurrentUser.CreateSubKey('Environment')
}
try {
  $asWritten = [Microsoft.Win32.RegistryValueOptions]::DoNotExpandEnvironmentNames
  $before = [string] $key.GetValue('Path', '', $asWritten)
  $kind = if ($before -eq '') { [Microsoft.Win32.RegistryValueKind]::ExpandString } else { $key.GetValueKind('Path') }
  $wanted = $Folder.TrimEnd('\')
  $others = @($before -split ';' | Where-Object { $_ -ne '' -and $_.TrimEnd('\') -ne $wanted })
  $after = if ($Action -eq 'add') { ($others + $wanted) -join ';' } else { $others -join ';' }
  if ($after -cne $before) { $key.SetValue('Path', $after, $kind) }
} finally {
  $key.Close()
}
