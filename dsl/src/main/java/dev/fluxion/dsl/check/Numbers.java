package dev.fluxion.dsl.check;

import java.util.Locale;

/** Numbers in messages. */
final class Numbers {
    private Numbers() {}

    /** The shortest of the usual spellings, at most 6 digits. */
    static String print(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e9) {
            return Long.toString((long) value);
        }
        String text = String.format(Locale.ROOT, "%.6g", value);
        int exponent = text.indexOf('e');
        String digits = exponent < 0 ? text : text.substring(0, exponent);
        if (digits.indexOf('.') >= 0) {
            digits = digits.replaceAll("0+$", "").replaceAll("\\.$", "");
        }
        return exponent < 0 ? digits : digits + text.substring(exponent);
    }

    /** Three digits, for sizes of errors. */
    static String rough(double value) {
        return print(Double.parseDouble(String.format(Locale.ROOT, "%.3g", value)));
    }
}
