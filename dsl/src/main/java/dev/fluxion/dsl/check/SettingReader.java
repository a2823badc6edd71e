package dev.fluxion.dsl.check;

import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Diagnostic;
import dev.fluxion.dsl.syntax.Argument;
import dev.fluxion.dsl.syntax.Expression;
import dev.fluxion.dsl.syntax.Expression.Call;
import dev.fluxion.dsl.syntax.Expression.Name;
import dev.fluxion.dsl.syntax.Spelling;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the values of settings.
 *
 * @param setting the name of the setting, for messages
 */
record SettingReader(Evaluator evaluator, String setting) {

    SettingReader named(String other) {
        return new SettingReader(evaluator, other);
    }

    /** One of a few words. */
    String word(Expression value, List<String> words) {
        if (value instanceof Name name && words.contains(name.text())) {
            return name.text();
        }
        if (value instanceof Name name) {
            throw new Mistake(notAmong(name, setting, words));
        }
        throw new Mistake(wrong(value, "one of " + String.join(", ", words)));
    }

    boolean truth(Expression value) {
        if (value instanceof Expression.Truth truth) {
            return truth.value();
        }
        throw new Mistake(wrong(value, "true or false"));
    }

    /** A whole number in a range. */
    int count(Expression value, int least, int most) {
        double number = evaluator.number(value, Map.of(), "`" + setting + "`");
        if (number != Math.rint(number) || number < least || number > most) {
            throw new Mistake(wrong(value, "a whole number from " + least + " to " + most));
        }
        return (int) number;
    }

    double positive(Expression value) {
        double number = evaluator.number(value, Map.of(), "`" + setting + "`");
        if (!(number > 0) || Double.isInfinite(number)) {
            throw new Mistake(wrong(value, "a number greater than 0"));
        }
        return number;
    }

    double atLeastZero(Expression value) {
        double number = evaluator.number(value, Map.of(), "`" + setting + "`");
        if (!(number >= 0) || Double.isInfinite(number)) {
            throw new Mistake(wrong(value, "a number of at least 0"));
        }
        return number;
    }

    /** A number from 0 to 1, the upper end excluded where {@code open}. */
    double fraction(Expression value, boolean open) {
        double number = evaluator.number(value, Map.of(), "`" + setting + "`");
        if (!(number >= 0) || number > 1 || open && number == 1) {
            throw new Mistake(wrong(value, open ? "a number of at least 0 and less than 1" : "a number from 0 to 1"));
        }
        return number;
    }

    private Diagnostic wrong(Expression value, String needed) {
        String text = evaluator.scope().source().text(value.span());
        return Code.E0804.at(value.span(), setting, "`" + text + "`").label("it takes " + needed);
    }

    /** A call of one of a few names; a bare name is a call without arguments. */
    static Call call(Expression value, String setting, List<String> names) {
        Call call =
                switch (value) {
                    case Call c -> c;
                    case Name name -> new Call(name.span(), name, List.of());
                    case Expression other ->
                        throw new Mistake(Code.E0804
                                .at(other.span(), setting, "this")
                                .label("it takes "
                                        + String.join(
                                                " or ",
                                                names.stream()
                                                        .map(n -> n + "(…)")
                                                        .toList())));
                };
        if (!names.contains(call.function().text())) {
            throw new Mistake(notAmong(call.function(), setting, names));
        }
        return call;
    }

    /** The named arguments of a call. */
    static Map<String, Expression> arguments(Call call, List<String> names) {
        Map<String, Expression> arguments = new LinkedHashMap<>();
        for (Argument argument : call.arguments()) {
            if (!(argument instanceof Argument.Named(var span, Name key, Expression value))) {
                throw new Mistake(Code.E0804
                        .at(argument.span(), call.function().text(), "given values without names")
                        .help("write `" + call.function().text() + "(" + names.getFirst() + " = …)`"));
            }
            if (!names.contains(key.text())) {
                throw new Mistake(unknown(key, names));
            }
            if (arguments.put(key.text(), value) != null) {
                throw new Mistake(Code.E0207.at(key.span(), key.text()));
            }
        }
        return arguments;
    }

    static Diagnostic unknown(Name key, List<String> known) {
        Diagnostic mistake = Code.E0801.at(key.span(), key.text());
        return Spelling.closest(key.text(), known)
                .map(near -> mistake.help("did you mean `" + near + "`?"))
                .orElse(mistake.label("known here: " + String.join(", ", known)));
    }

    static Diagnostic notAmong(Name name, String setting, List<String> words) {
        Diagnostic mistake = Code.E0804.at(name.span(), setting, "`" + name.text() + "`");
        return Spelling.closest(name.text(), words)
                .map(near -> mistake.help("did you mean `" + near + "`?"))
                .orElse(mistake.label("it takes " + String.join(", ", words)));
    }
}
