package dev.fluxion.dsl.check;

import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Diagnostic;
import dev.fluxion.dsl.diagnostic.Span;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Where given values of one field disagree, and what to do about it. */
enum Disagreement {
    /** Between two straight sides. */
    CORNER("if that is meant, leave it so: the network gets the angle there as an input, which has the jump"),
    /** Between a side and the start of time. */
    START("if that is meant and the equation is a diffusion, leave it so: the network gets an input that has the jump; "
            + "else fade one out, e.g. `with weight = 1 - exp(-100*t)`"),
    /** Between others. */
    OTHER("accuracy is limited there; fade one out with a weight that is 0 at this point");

    private final String help;

    Disagreement(String help) {
        this.help = help;
    }

    /** Whether two values differ by more than rounding. */
    static boolean differ(double x, double y) {
        return Math.abs(x - y) > 1e-6 * Math.max(1, Math.max(Math.abs(x), Math.abs(y)));
    }

    /**
     * What is to be said about two values at a point: an error where both are to be built in, since one function has one value at a place.
     *
     * @param span the first value
     * @param line that of the other condition
     */
    Diagnostic between(Span span, double value, double other, Samples.Point point, int line, boolean hard) {
        String place =
                Arrays.stream(point.coordinates()).mapToObj(Numbers::rough).collect(Collectors.joining(", ", "(", ")"));
        return hard
                ? Code.E0509
                        .at(span, "values that contradict each other")
                        .label(Numbers.rough(value) + " here and " + Numbers.rough(other) + " by line " + line
                                + ", both at " + place + "; without `hard` these are loss terms")
                : Code.W0508
                        .at(span, Numbers.rough(value), Numbers.rough(other), place)
                        .label("other condition: line " + line)
                        .help(help);
    }
}
