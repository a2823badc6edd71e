package dev.fluxion.autodiff.graph;

import java.util.Locale;

/** Numbers in decimal digits, as people write them. */
public final class Decimal {
    private static final double LARGEST_WHOLE = 1e9;

    private Decimal() {}

    /** A whole number below a milliard as it is, any other rounded to so many significant digits, without zeros at their end. */
    public static String significant(double value, int digits) {
        if (value == Math.rint(value) && Math.abs(value) < LARGEST_WHOLE) {
            return Long.toString((long) value);
        }
        String text = String.format(Locale.ROOT, "%." + digits + "g", value);
        int exponent = text.indexOf('e');
        String mantissa = exponent < 0 ? text : text.substring(0, exponent);
        if (mantissa.indexOf('.') >= 0) {
            mantissa = mantissa.replaceAll("0+$", "").replaceAll("\\.$", "");
        }
        return exponent < 0 ? mantissa : mantissa + text.substring(exponent);
    }
}
