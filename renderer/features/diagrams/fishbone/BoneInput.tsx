import { useEffect, useLayoutEffect, useRef } from 'react'
import type { CSSProperties, ReactNode, Ref } from 'react'
import type { BoneKeyOptions } from './boneKeys.ts'
import { boneKey } from './boneKeys.ts'
import type { FishboneSession, SessionState } from './session.ts'
import { HEAD } from './spatial.ts'

interface BoneInputProps {
  session: FishboneSession
  state: SessionState
  keys: BoneKeyOptions
  /** Names the selected bone for assistive technology. */
  label: string
  className: string
  style?: CSSProperties
  ref: Ref<HTMLTextAreaElement>
  onFocusChange?(focused: boolean): void
}

/**
 * The field that has the keyboard while a bone is selected. It is there before typing begins, so that the first
 * letter of an input method lands in it; it shows only while text is being typed.
 */
export function BoneInput({ session, state, keys, label, className, style, ref, onFocusChange }: BoneInputProps): ReactNode {
  const own = useRef<HTMLTextAreaElement | null>(null)
  const typed = useRef(false)
  const { edit } = state
  const editing = edit?.id
  useLayoutEffect(() => {
    const field = own.current
    // Opened by F2 or a double click: all of it is marked. Opened by typing: the caret stays where it is.
    if (field && field === document.activeElement && editing !== undefined && !typed.current) field.select()
    if (editing === undefined) typed.current = false
  }, [editing])
  useEffect(() => () => { onFocusChange?.(false) }, [])
  return (
    <textarea
      ref={field => {
        own.current = field
        if (typeof ref === 'function') ref(field)
        else if (ref) ref.current = field
      }}
      className={`${className}${edit ? ' yg-bone-typing' : ''}`} style={style} aria-label={label} rows={1} value={edit?.text ?? ''} maxLength={2000} tabIndex={-1} spellCheck={false}
      onCompositionStart={() => { if (!edit) { typed.current = true; session.beginEdit('') } }}
      onChange={event => { if (!edit) typed.current = true; session.setText(event.target.value) }}
      onCopy={event => { if (!edit) { event.clipboardData.setData('text/plain', session.copied()); event.preventDefault() } }}
      onCut={event => { if (!edit) { event.clipboardData.setData('text/plain', session.copied()); session.markCut(); event.preventDefault() } }}
      onPaste={event => {
        const text = event.clipboardData.getData('text/plain')
        if (edit || text.trim() === '') return
        event.preventDefault()
        // What was cut here moves with everything it carries; any other text becomes new bones.
        if (state.cut.size > 0 && text.replaceAll('\r\n', '\n') === session.copiedOf(state.cut)) session.placeCut()
        else keys.tools.paste(text, state.selected === HEAD ? null : state.selected)
      }}
      onKeyDown={event => {
        if (!boneKey(event, session, state, keys)) return
        event.preventDefault()
        event.stopPropagation()
      }}
      onFocus={() => onFocusChange?.(true)}
      onBlur={() => { session.commitEdit(); onFocusChange?.(false) }}
    />
  )
}
