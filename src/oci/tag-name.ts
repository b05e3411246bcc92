const pattern = /^\w[\w.-]{0,127}$/;

/** Whether a tag may be named so. */
export const isTag = (text: string) => pattern.test(text);
