package dev.fluxion.dsl.check;

import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Diagnostic;
import dev.fluxion.dsl.diagnostic.Span;

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

    String help() {
        return help;
    }

    /** What is wrong with two values that are both to be built in: one function has one value at a place. */
    static Diagnostic built(Span span, double value, double other, String place, int line) {
        return Code.E0509
                .at(span, "values that contradict each other")
                .label(Numbers.rough(value) + " here and " + Numbers.rough(other) + " by line " + line + ", both at "
                        + place + "; without `hard` these are loss terms");
    }
}
