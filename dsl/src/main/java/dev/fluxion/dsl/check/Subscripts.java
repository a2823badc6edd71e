package dev.fluxion.dsl.check;

import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Diagnostic;
import dev.fluxion.dsl.diagnostic.Span;
import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.dsl.syntax.Expression;
import dev.fluxion.dsl.syntax.Expression.Name;
import dev.fluxion.dsl.syntax.Spelling;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Names such as {@code u_xx}: derivatives of whatever has a name, where every letter of the subscript is a coordinate. */
record Subscripts(Evaluator evaluator) {

    /** Coordinates of a subscript, or the part of it that is none. */
    private record Letters(List<Integer> axes, String stranger) {}

    /** The value of a name that is not declared: a derivative, or a mistake. */
    Tensor derivative(Name name, Map<String, Tensor> locals) {
        String text = name.text();
        for (int i = text.lastIndexOf('_'); i > 0; i = text.lastIndexOf('_', i - 1)) {
            Name stem = new Name(name.span(), text.substring(0, i));
            Optional<Tensor> value = stem(stem, locals);
            if (value.isPresent() && i + 1 < text.length()) {
                return differentiate(value.get(), text.substring(i + 1), name);
            }
        }
        throw new Mistake(unknown(name, locals));
    }

    private Optional<Tensor> stem(Name stem, Map<String, Tensor> locals) {
        Tensor local = locals.get(stem.text());
        if (local != null) {
            return Optional.of(local);
        }
        Symbol symbol = evaluator.scope().symbols().get(stem.text());
        boolean hasDerivatives = symbol instanceof Symbol.Unknown
                || symbol instanceof Symbol.Definition definition
                        && definition.parameters().isEmpty()
                || symbol instanceof Symbol.Refused;
        return hasDerivatives ? Optional.of(evaluator.value(stem, symbol)) : Optional.empty();
    }

    private Tensor differentiate(Tensor value, String subscript, Name whole) {
        Letters letters = letters(evaluator.scope(), subscript);
        if (letters.stranger.isEmpty()) {
            return apply(value, letters.axes, whole, whole.span());
        }
        String stem = whole.text().substring(0, whole.text().length() - subscript.length() - 1);
        throw new Mistake(notADerivative(whole, stem, letters.stranger));
    }

    /** For {@code ∂xx(…)}. */
    Tensor differentiate(Tensor value, Expression.Partial partial) {
        String subscript = partial.coordinates().text();
        Letters letters = letters(evaluator.scope(), subscript);
        if (letters.stranger.isEmpty()) {
            return apply(value, letters.axes, partial.operand(), partial.span());
        }
        throw new Mistake(Code.E0202
                .at(partial.coordinates().span(), "∂" + subscript, letters.stranger)
                .label(evaluator.scope().coordinatesAre()));
    }

    private Tensor apply(Tensor value, List<Integer> axes, Expression formula, Span span) {
        Tensor result = value;
        for (int axis : axes) {
            result = evaluator.algebra().derivative(result, axis);
        }
        new Jumps(evaluator).derivative(formula, value, result, axes, span);
        return result;
    }

    /** Whether a name reads as a derivative of a field: its stem and its coordinates, else nothing. */
    static Optional<List<String>> reading(Scope scope, String text) {
        for (int i = text.lastIndexOf('_'); i > 0; i = text.lastIndexOf('_', i - 1)) {
            String stem = text.substring(0, i);
            String subscript = text.substring(i + 1);
            if (scope.symbols().get(stem) instanceof Symbol.Unknown && !subscript.isEmpty()) {
                Letters letters = letters(scope, subscript);
                if (letters.stranger.isEmpty()) {
                    return Optional.of(List.of(stem, subscript));
                }
            }
        }
        return Optional.empty();
    }

    private static Letters letters(Scope scope, String subscript) {
        List<Integer> axes = new ArrayList<>();
        for (String chunk : subscript.split("_", -1)) {
            Optional<Integer> whole = scope.axis(chunk);
            if (whole.isPresent()) {
                axes.add(whole.get());
                continue;
            }
            for (int i = 0; i < chunk.length(); i++) {
                Optional<Integer> letter = scope.axis(chunk.substring(i, i + 1));
                if (letter.isEmpty()) {
                    boolean long_ = i == 0 && chunk.length() > 1 && !Character.isDigit(chunk.charAt(1));
                    return new Letters(
                            axes, long_ && chunk.chars().distinct().count() > 1 ? chunk : chunk.substring(i, i + 1));
                }
                axes.add(letter.get());
            }
            if (chunk.isEmpty()) {
                return new Letters(axes, "_");
            }
        }
        return new Letters(axes, "");
    }

    private Diagnostic notADerivative(Name whole, String stem, String stranger) {
        Scope scope = evaluator.scope();
        if (stranger.equals("t") && scope.time().isEmpty()) {
            return Code.E0401
                    .at(whole.span(), whole.text())
                    .label("no time coordinate is declared")
                    .help("add `time t in [0, 1]`, or declare `t` in `domain` if it is a space coordinate");
        }
        if (scope.find(stranger).orElse(null) instanceof Symbol.CoordinateArray array) {
            return Code.E0202
                    .at(whole.span(), whole.text(), stranger)
                    .label("`" + stranger + "` is an array of " + array.count() + " coordinates")
                    .help("write `diff(" + stem + ", " + stranger + "[1])`");
        }
        Optional<String> parted = parted(whole.text().substring(stem.length() + 1), scope);
        if (parted.isPresent()) {
            return Code.E0202
                    .at(whole.span(), whole.text(), stranger)
                    .label("coordinates of several letters are parted by underscores")
                    .help("write `" + stem + parted.get() + "`")
                    .fix(whole.span(), stem + parted.get());
        }
        Set<String> letters = new LinkedHashSet<>();
        scope.axes().stream()
                .filter(Axis::space)
                .limit(3)
                .forEach(axis -> letters.add("`" + stem + "_" + axis.name() + "`"));
        return Code.E0202
                .at(whole.span(), whole.text(), stranger)
                .label(scope.coordinatesAre())
                .help("did you mean " + String.join(" or ", letters) + "? A plain name `" + whole.text()
                        + "` must be declared with `param` or `let`");
    }

    /** {@code _theta_theta} for {@code thetatheta}: coordinates in a row, if it is made of those. */
    private static Optional<String> parted(String subscript, Scope scope) {
        if (subscript.isEmpty()) {
            return Optional.of("");
        }
        return scope.axes().stream()
                .map(Axis::name)
                .filter(subscript::startsWith)
                .flatMap(name ->
                        parted(subscript.substring(name.length()), scope).map(rest -> "_" + name + rest).stream())
                .findFirst();
    }

    private Diagnostic unknown(Name name, Map<String, Tensor> locals) {
        Diagnostic mistake = Code.E0201.at(name.span(), name.text());
        Scope scope = evaluator.scope();
        Set<String> candidates = new LinkedHashSet<>(scope.symbols().keySet());
        candidates.addAll(locals.keySet());
        candidates.addAll(Scope.BUILT_IN_VALUES);
        Optional<String> near = Spelling.closest(name.text(), candidates);
        if (near.isPresent()) {
            String noun = scope.find(near.get()).map(Symbol::noun).orElse("`");
            String the = noun.replaceFirst("^an? ", "the ");
            return noun.equals("`")
                    ? mistake.help("did you mean `" + near.get() + "`?")
                    : mistake.help("did you mean " + the + " `" + near.get() + "`?");
        }
        Optional<String> derivative = withoutUnderscore(name.text(), scope);
        if (derivative.isPresent()) {
            return mistake.help("derivatives are written with an underscore: `" + derivative.get() + "`");
        }
        Optional<String> doubled = scope.fields().stream()
                .filter(field -> name.text().equals(field + field))
                .findFirst();
        if (doubled.isPresent()) {
            return mistake.help("did you mean the unknown `" + doubled.get() + "`?");
        }
        if (Functions.NAMES.contains(name.text())) {
            return mistake.label("`" + name.text() + "` is a function and needs its arguments in parentheses");
        }
        if (name.text().equals("t") && scope.time().isEmpty()) {
            return mistake.label("no time coordinate is declared").help("add `time t in [0, 1]`");
        }
        return mistake.help("declare it with `unknown`, `param` or `let`");
    }

    /** The derivative that {@code uxx} was meant to be. */
    private static Optional<String> withoutUnderscore(String text, Scope scope) {
        for (String field : scope.fields()) {
            if (text.startsWith(field) && text.length() > field.length()) {
                String rest = text.substring(field.length());
                if (letters(scope, rest).stranger.isEmpty()) {
                    return Optional.of(field + "_" + rest);
                }
            }
        }
        return Optional.empty();
    }
}
