import type { ICellEditorComp, ICellEditorParams } from 'ag-grid-community'
import type { Row } from '../../../../shared/contract/dataset.ts'
import type { Translate } from '../../../../shared/i18n/translate.ts'
import { isMissing } from '../../../../shared/model/missing.ts'
import type { CellValue } from '../../../../shared/model/missing.ts'
import type { Variable } from '../../../../shared/model/variable.ts'
import { cellText } from '../cellText.ts'
import type { ShowMode } from '../cellText.ts'

type Params = ICellEditorParams<Row, CellValue> & { variable: Variable; mode: ShowMode; t: Translate }
let made = 0

/**
 * A line to type into, and for coded answers the options under it. What is typed may be a code or a label;
 * the editor hands text (or the chosen code) on and leaves the judging to the engine.
 * Not a React component: those appear after the next key may have been struck, and a digit and Enter
 * struck together are an answer, too.
 */
export class CellEditor implements ICellEditorComp<Row, CellValue> {
  #params!: Params
  #gui = document.createElement('div')
  #field = document.createElement('input')
  #list = document.createElement('ul')
  #id = `yg-cell-editor-${++made}`
  #value: CellValue | undefined
  #needle = ''
  #at = -1

  init(params: Params): void {
    this.#params = params
    const { variable, mode, value, eventKey, t } = params
    const typed = eventKey?.length === 1 ? eventKey : null
    const before = value === undefined || value === null || isMissing(value) ? '' : cellText(variable, value, mode === 'both' ? 'labels' : mode, t)
    this.#value = typed ?? value
    this.#needle = typed ?? ''
    const name = variable.label || variable.name
    const listed = variable.codes.length > 0
    this.#gui.className = 'yg-cell-editor'
    this.#gui.style.width = `${Math.max(params.column.getActualWidth(), listed ? 180 : 0)}px`
    Object.assign(this.#field, { value: typed ?? before, autocomplete: 'off', spellcheck: false, ariaLabel: name })
    this.#field.addEventListener('input', () => this.#typed(this.#field.value))
    this.#field.addEventListener('keydown', event => this.#key(event))
    this.#gui.append(this.#field)
    if (listed) {
      Object.assign(this.#field, { role: 'combobox', ariaExpanded: 'true' })
      this.#field.setAttribute('aria-controls', this.#id)
      Object.assign(this.#list, { id: this.#id, role: 'listbox', ariaLabel: name })
      this.#gui.append(this.#list)
      this.#showOptions()
    }
  }

  getGui(): HTMLElement { return this.#gui }
  getValue(): CellValue | undefined { return this.#value }
  isPopup(): boolean { return true }

  afterGuiAttached(): void {
    this.#field.focus()
    if (this.#params.eventKey?.length !== 1) this.#field.select()
  }

  get #options(): Variable['codes'] {
    const needle = this.#needle.trim().toLowerCase()
    return this.#params.variable.codes.filter(({ code, label }) => needle === '' || label.toLowerCase().includes(needle) || String(code) === needle)
  }

  #typed(text: string): void {
    this.#value = text
    this.#needle = text
    this.#at = -1
    this.#showOptions()
  }

  #choose(index: number): void {
    const code = this.#options[index]
    if (!code) return
    this.#value = code.code
    this.#params.stopEditing()
  }

  #key(event: KeyboardEvent): void {
    // Enter while composing belongs to the input method.
    if (event.isComposing) { event.stopPropagation(); return }
    const options = this.#options
    if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && options.length > 0) {
      event.preventDefault()
      event.stopPropagation()
      const start = this.#at === -1 && event.key === 'ArrowUp' ? options.length : this.#at
      this.#at = (start + (event.key === 'ArrowDown' ? 1 : -1) + options.length) % options.length
      const code = options[this.#at]
      if (code) this.#value = code.code
      this.#showOptions()
      this.#list.children[this.#at]?.scrollIntoView({ block: 'nearest' })
    } else if (['ArrowLeft', 'ArrowRight', 'Home', 'End', 'Delete', 'Backspace'].includes(event.key)) {
      event.stopPropagation()
    }
  }

  #showOptions(): void {
    const { value } = this.#params
    this.#list.replaceChildren(...this.#options.map(({ code, label }, index) => {
      const option = document.createElement('li')
      const number = document.createElement('span')
      number.className = 'yg-num yg-faint'
      number.textContent = String(code)
      const words = document.createElement('span')
      words.textContent = label
      option.append(number, words)
      Object.assign(option, { id: `${this.#id}-${index}`, role: 'option', ariaSelected: String(this.#at === -1 ? this.#needle === '' && code === value : index === this.#at) })
      option.addEventListener('mousedown', event => event.preventDefault())
      option.addEventListener('click', () => this.#choose(index))
      return option
    }))
    if (this.#at >= 0) this.#field.setAttribute('aria-activedescendant', `${this.#id}-${this.#at}`)
    else this.#field.removeAttribute('aria-activedescendant')
  }
}
