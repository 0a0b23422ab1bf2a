import { appText } from '../../../src-shared/features/app/app-text.ts'
import { Icon } from '../../components/icons/icon.tsx'
import { play } from '../../components/sound/play.ts'
import { changeSound, useSoundSettings } from '../../components/sound/sound-settings.ts'
import styles from './status-line.module.css'

/** Mute and volume of the signals; a change of the volume is heard. */
export function SoundButtons() {
  const { muted, volume } = useSoundSettings()
  return (
    <>
      <button
        type="button"
        className={styles.item}
        aria-pressed={!muted}
        title={muted ? appText.sound.unmute : appText.sound.mute}
        onClick={() => changeSound({ muted: !muted })}
      >
        <Icon name={muted ? 'soundOff' : 'soundOn'} size={16} />
        {muted ? appText.sound.off : appText.sound.on}
      </button>
      {!muted && (
        <input
          type="range"
          className={styles.volume}
          aria-label={appText.sound.volume}
          min={0}
          max={1}
          step={0.1}
          value={volume}
          onChange={(event) => {
            changeSound({ volume: Number(event.target.value) })
            play([{ pitch: 1320, at: 0, length: 90 }])
          }}
        />
      )}
    </>
  )
}
