package dev.fluxion.dsl.check;

import dev.fluxion.autodiff.graph.Decimal;
import java.util.Locale;

/** Numbers in messages. */
final class Numbers {
    private Numbers() {}

    /** The shortest of the usual spellings, at most 6 digits. */
    static String print(double value) {
        return Decimal.significant(value, 6);
    }

    /** Three digits, for sizes of errors. */
    static String rough(double value) {
        return print(Double.parseDouble(String.format(Locale.ROOT, "%.3g", value)));
    }
}
