package dev.fluxion.dsl.check;

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
}
