declare module 'dmn-moddle' {
  export class DmnModdle {
    constructor(packages?: Record<string, unknown>)
    /** @throws when the text is not a DMN definitions element */
    fromXML(xml: string, typeName?: string): Promise<{ rootElement: unknown; warnings: readonly { message: string }[] }>
    /** Makes an element of a type ('dmn:DecisionRule'). */
    create(type: string, properties?: object): unknown
    /** The text of an element and all in it. */
    toXML(element: unknown, options?: { format?: boolean; preamble?: boolean }): Promise<{ xml: string }>
  }
}
