// A number as people type it with a Chinese keyboard, in plain digits; the same as the server's TypedNumber.
export const TypedNumber = {
  plain: text => text
    .replace(/[０-９]/g, digit => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/[．。·]/g, '.')
    .replace(/[－−–]/g, '-')
    .replace(/＋/g, '+')
    .trim(),
};
