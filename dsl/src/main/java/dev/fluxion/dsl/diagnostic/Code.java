package dev.fluxion.dsl.diagnostic;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Every message about a {@code .pde} file, numbered. The template is a {@link String#format} pattern filled by {@link #at};
 * {@code E01xx} syntax, {@code E02xx} names, {@code E03xx} shapes, {@code E04xx} derivatives, {@code E05xx} domain and
 * conditions, {@code E06xx} the system and its exact solution, {@code E07xx} data, {@code E08xx} training, {@code E09xx} the
 * rest. A number is never used again for another message.
 */
public enum Code {
    E0101("this line does not start a statement"),
    E0102("missing `*` between `%s` and `%s`"),
    E0103("missing operator after `%s`"),
    E0104("`%s` is not an operator"),
    E0105("`==` is not used; an equation has a single `=`"),
    E0106("function arguments need parentheses"),
    E0107("`%s` is not an operator"),
    E0108("this equation has no right-hand side"),
    E0109("where does this condition hold?"),
    E0110("boundary values are written with `on`, not by evaluating `%s`"),
    E0111("`%s` is never closed"),
    E0112("`%s` is a keyword and cannot name %s"),
    E0113("unknown statement `%s`"),
    E0114("LaTeX commands are not part of the language"),
    E0115("decimals use a point"),
    E0116("%s is a closed interval"),
    E0117("one `=` per equation"),
    E0118("this file is too large: %,d characters, the limit is %,d"),
    E0119("%s"),
    E0120("a condition is not a value"),
    E0121("a condition is needed here, and this is a value"),
    E0122("%s cannot be used here"),
    E0123("this string is never closed"),
    E0124("%s"),
    E0125("`%s` closes nothing"),
    E0126("this looks like a FlexPDE script, which is a different language"),
    E0127("there is no problem in this file"),
    E0128("`%s` is not a number"),
    E0129("comments start with `#`"),
    E0130("too many mistakes: the rest of the file was not read"),
    W0131("`%s` is a power of a derivative, not the derivative of a power"),
    W0132("`&` mixed with `+` or `-`: `&` binds loosest"),

    E0201("cannot find `%s`"),
    E0202("`%s` is not a derivative: `%s` is not a coordinate"),
    E0203("`%s` is already the %s-derivative of `%s`"),
    E0204("`%s` is %s, not a function"),
    E0205("`%s` takes %s, found %d"),
    E0206("definitions form a circle: %s"),
    E0207("`%s` is already defined"),
    E0208("`%s` is %s, not a number"),
    E0209("%s must be a number known in advance"),

    E0301("cannot %s %s and %s"),
    E0302("`%s` needs %s, found %s"),
    E0303("the product of two vectors is ambiguous"),
    E0304("the two sides have different shapes"),
    E0305("index %d is outside 1..%d"),

    E0401("`%s` in a steady problem"),
    E0402("activation `%s` has no %s derivative, but `%s` is needed"),
    W0403("the derivative of a jump is zero: the interface condition is lost"),

    E0501("`%s` is not part of the boundary"),
    E0502("`%s` does not touch the domain"),
    E0503("two different values for `%s` on the same boundary"),
    W0504("no condition for `%s` on %s"),
    E0505("`%s` needs a %s initial condition"),
    W0506("`%s` has no time derivative, so it cannot have an initial condition"),
    E0507("`%s` is periodic, so it has no boundary"),
    W0508("conditions disagree where they meet: %s and %s at %s"),
    E0509("`hard` is not available for %s"),
    E0510("the interval [%s, %s] is empty"),
    E0511("(%s) is outside the domain"),
    E0512("nothing is left of this boundary"),
    E0513("`%s` cannot be periodic"),

    E0601("%s for %s"),
    E0602("`exact` does not satisfy equation `%s`"),
    E0603("`exact` does not satisfy condition `%s`"),
    W0604("`%s` is determined only up to a constant"),
    E0605("the problem has no %s"),
    E0606("`exact` of `%s` is outside of its interval"),

    E0701("cannot open `%s`"),
    E0702("`%s` has no column `%s`"),
    W0703("%d of %d observations lie outside the domain"),
    E0704("nothing determines `%s`"),
    E0705("`%s` is included in a circle"),
    E0706("`%s` lies outside the folder of this file"),
    E0707("`%s` cannot stand in an included file"),
    E0708("`%s` is not a table of values on a grid"),

    E0801("unknown setting `%s`"),
    W0802("`stablegrad` rescales each layer, which breaks L-BFGS curvature pairs"),
    E0803("`expect` needs something to compare with"),
    E0804("`%s` cannot be %s"),
    E0805("`%s` is not a bound on an error"),
    E0806("cannot export to `%s`"),
    E0807("`%s` is not a parameter of this problem"),

    E0901("%s is part of the language but not built yet");

    private final String template;

    Code(String template) {
        this.template = template;
    }

    /** The message before its words are filled in. */
    public String template() {
        return template;
    }

    /** {@code E} codes are errors, {@code W} codes warnings. */
    public Severity severity() {
        return name().startsWith("W") ? Severity.WARNING : Severity.ERROR;
    }

    /**
     * This message at a place.
     *
     * @param words fill the template in order
     */
    public Diagnostic at(Span span, Object... words) {
        String message = String.format(Locale.ROOT, template, words);
        return new Diagnostic(this, severity(), message, span, "", List.of(), Optional.empty(), Optional.empty());
    }
}
