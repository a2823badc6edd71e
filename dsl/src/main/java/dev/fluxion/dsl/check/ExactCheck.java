package dev.fluxion.dsl.check;

import dev.fluxion.autodiff.graph.BinaryFunction;
import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.RowInterpreter;
import dev.fluxion.autodiff.graph.Substitution;
import dev.fluxion.autodiff.graph.UnaryFunction;
import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Diagnostic;
import dev.fluxion.dsl.diagnostic.Span;
import dev.fluxion.dsl.problem.Condition;
import dev.fluxion.dsl.problem.Equation;
import dev.fluxion.dsl.problem.Interface;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.residual.Nodes;
import dev.fluxion.dsl.residual.Rivals;
import dev.fluxion.dsl.residual.Support;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Substitutes the closed forms into every equation and condition, differentiated symbolically, and evaluates what is left at 256 points
 * in f64. The residual must be below 10⁻⁸ of the largest term, there or inside the domain: on a face all terms may vanish but for rounding.
 * Where a statement itself uses {@code exact(…)}, passing proves little, and a note says so.
 */
record ExactCheck(Checks checks) {
    private static final int POINTS = 256;
    private static final int FEW_POINTS = 16;
    private static final int WORK = 1_000_000;
    private static final int MOST_TERMS = 100;
    private static final double TOLERANCE = 1e-8;

    /** The size of terms that vanish everywhere. */
    private static final double SCALE_OF_NOTHING = 1e-3;

    /** What is left of one component. */
    private record Outcome(
            double rms,
            double worst,
            Samples.Point worstPoint,
            double termRms,
            double termLargest,
            Node term,
            int points) {
        boolean fails() {
            return worst > TOLERANCE * termLargest;
        }
    }

    void run() {
        Problem problem = checks.problem();
        if (problem.exact().isEmpty()) {
            return;
        }
        Set<String> vacuous = new LinkedHashSet<>();
        for (Draft.StatedEquation stated : checks.draft().equations) {
            Equation equation = stated.equation();
            if (equation.usesExact()) {
                vacuous.add(equation.name());
            }
            boolean reported = false;
            for (int i = 0; i < equation.left().size() && !reported; i++) {
                Node left = equation.left().get(i);
                Node right = equation.right().get(i);
                if (known(left, right, equation.componentName(i))) {
                    Outcome outcome =
                            outcome(equation.componentName(i), left, right, new Support.Interior(equation.where()));
                    reported = outcome != null && outcome.fails();
                    if (reported) {
                        checks.reporter().report(equationFails(stated, i, outcome));
                    } else {
                        interfaces(stated, i);
                    }
                }
            }
        }
        for (Draft.StatedCondition stated : checks.draft().conditions) {
            Condition condition = stated.condition();
            if (condition.usesExact()) {
                vacuous.add(condition.name());
            }
            boolean reported = false;
            for (int i = 0; i < condition.left().size() && !reported; i++) {
                Node left = condition.left().get(i);
                Node right = condition.right().get(i);
                if (known(left, right, condition.componentName(i))) {
                    Outcome outcome = outcome(condition.componentName(i), left, right, condition.support());
                    reported = outcome != null && outcome.fails();
                    if (reported) {
                        checks.reporter().report(conditionFails(stated, i, outcome));
                    }
                }
            }
        }
        if (!vacuous.isEmpty()) {
            checks.notes()
                    .add("substituting `exact` proves nothing about " + String.join(", ", vacuous) + ": "
                            + (vacuous.size() == 1 ? "it is" : "they are") + " derived from `exact`");
        }
    }

    /** The flux of the closed forms must be the same on both sides of a surface between materials. */
    private void interfaces(Draft.StatedEquation stated, int component) {
        String name = stated.equation().componentName(component);
        for (Interface meeting : checks.problem().interfaces()) {
            if (meeting.equation().equals(name)
                    && meeting.through().stream().map(this::substituted).anyMatch(meeting::jumps)) {
                checks.reporter()
                        .report(Code.E0602
                                .at(stated.sources().get(component).left().span(), name)
                                .label("the flux of `exact` differs on both sides of "
                                        + Rivals.text(
                                                meeting.surfaces(),
                                                checks.problem().notation()))
                                .also(
                                        firstExact(),
                                        "a solution has the same flux on both sides of a change of material"));
            }
        }
    }

    /** Whether every field of a component has a closed form. */
    private boolean known(Node left, Node right, String name) {
        for (int field : Nodes.derivatives(List.of(left, right)).keySet()) {
            if (!checks.problem().exact().containsKey(field)) {
                checks.notes()
                        .add(name + " is not checked by substitution: `"
                                + checks.problem().fields().get(field).name() + "` has no `exact`");
                return false;
            }
        }
        return true;
    }

    private Outcome outcome(String name, Node left, Node right, Support support) {
        Graph graph = checks.problem().graph();
        List<Node> terms = new ArrayList<>(split(left));
        int ofLeft = terms.size();
        terms.addAll(split(right));
        List<Node> values = terms.stream().map(this::substituted).toList();
        Node difference = graph.subtract(substituted(left), substituted(right));
        int wanted = Math.clamp(WORK / Nodes.reachable(List.of(difference)).size(), FEW_POINTS, POINTS);
        double[] squares = new double[terms.size()];
        double[] largest = new double[terms.size()];
        double sum = 0;
        double worst = 0;
        int count = 0;
        Samples.Point worstPoint = null;
        List<Samples.Point> points = Samples.of(checks.problem(), support, wanted);
        RowInterpreter rows = Samples.interpreter(checks.problem(), points);
        double[] residuals = rows.row(difference);
        double[][] rowsOfTerms = values.stream().map(rows::row).toArray(double[][]::new);
        for (int p = 0; p < points.size(); p++) {
            Samples.Point point = points.get(p);
            double residual = residuals[p];
            double[] parts = new double[rowsOfTerms.length];
            for (int k = 0; k < parts.length; k++) {
                parts[k] = rowsOfTerms[k][p];
            }
            boolean finite = Double.isFinite(residual);
            for (double part : parts) {
                finite &= Double.isFinite(part);
            }
            if (!finite) {
                continue;
            }
            count++;
            sum += residual * residual;
            if (worstPoint == null || Math.abs(residual) > worst) {
                worst = Math.abs(residual);
                worstPoint = point;
            }
            for (int k = 0; k < parts.length; k++) {
                squares[k] += parts[k] * parts[k];
                largest[k] = Math.max(largest[k], Math.abs(parts[k]));
            }
        }
        if (count == 0) {
            return null;
        }
        TermTable table =
                new TermTable(checks.problem(), name, terms, ofLeft, squares, largest, count, sum, worst, worstPoint);
        checks.draft().terms.put(name, table::print);
        int k = largest(squares, 0, ofLeft);
        k = squares[k] > 0 ? k : largest(squares, 0, squares.length);
        double scale = largestInside(values);
        for (double value : largest) {
            scale = Math.max(scale, value);
        }
        return new Outcome(
                Math.sqrt(sum / count),
                worst,
                worstPoint,
                Math.sqrt(squares[k] / count),
                scale > 0 ? scale : SCALE_OF_NOTHING,
                terms.get(k),
                count);
    }

    /** The largest of the terms inside the domain, each component of a normal taken as 1. */
    private double largestInside(List<Node> terms) {
        List<Samples.Point> points = Samples.of(checks.problem(), new Support.Interior(Optional.empty()), FEW_POINTS);
        points.forEach(point -> Arrays.fill(point.normal(), 1));
        RowInterpreter rows = Samples.interpreter(checks.problem(), points);
        return terms.stream()
                .flatMapToDouble(term -> Arrays.stream(rows.row(term)))
                .map(Math::abs)
                .filter(Double::isFinite)
                .max()
                .orElse(0);
    }

    private static int largest(double[] values, int from, int to) {
        int best = from;
        for (int i = from; i < to; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }

    private Node substituted(Node node) {
        return Substitution.fields(
                checks.problem().graph(), node, checks.problem().exact()::get);
    }

    /** The terms of a sum, or of a sum times a factor; the sum itself where they are many. */
    private List<Node> split(Node sum) {
        Graph graph = checks.problem().graph();
        List<Node> terms = new ArrayList<>();
        Deque<Node> open = new ArrayDeque<>(List.of(sum));
        while (!open.isEmpty() && terms.size() <= MOST_TERMS) {
            switch (open.pop()) {
                case Node.Binary(BinaryFunction f, Node a, Node b)
                when additive(f) -> {
                    open.push(b);
                    open.push(a);
                }
                case Node.Unary(UnaryFunction f, Node a) when f == UnaryFunction.NEGATE -> open.push(a);
                case Node.Binary(BinaryFunction f, Node factor, Node.Binary(BinaryFunction g, Node a, Node b))
                when f == BinaryFunction.MULTIPLY && additive(g) -> {
                    open.push(graph.multiply(factor, b));
                    open.push(graph.multiply(factor, a));
                }
                case Node.Binary(BinaryFunction f, Node.Binary(BinaryFunction g, Node a, Node b), Node factor)
                when (f == BinaryFunction.MULTIPLY || f == BinaryFunction.DIVIDE) && additive(g) -> {
                    open.push(graph.binary(f, b, factor));
                    open.push(graph.binary(f, a, factor));
                }
                case Node other -> terms.add(other);
            }
        }
        return terms.size() > MOST_TERMS ? List.of(sum) : terms;
    }

    private static boolean additive(BinaryFunction function) {
        return function == BinaryFunction.ADD || function == BinaryFunction.SUBTRACT;
    }

    private Diagnostic equationFails(Draft.StatedEquation stated, int component, Outcome outcome) {
        Problem problem = checks.problem();
        boolean shortTerm = Nodes.size(outcome.term) <= 12;
        String term = shortTerm ? "`" + problem.notation().print(outcome.term) + "`" : "the largest term on the left";
        String size = outcome.termRms > 0
                ? "residual is " + Numbers.rough(outcome.rms / outcome.termRms) + " × the size of " + term
                : "residual is " + Numbers.rough(outcome.rms);
        return withExact(
                Code.E0602
                        .at(
                                stated.sources().get(component).left().span(),
                                stated.equation().componentName(component))
                        .label(size + " (rms, " + outcome.points + " points)"),
                outcome);
    }

    private Diagnostic conditionFails(Draft.StatedCondition stated, int component, Outcome outcome) {
        Condition condition = stated.condition();
        String left = checks.scope()
                .source()
                .text(stated.sources().get(component).left().span());
        double found = outcome.worstPoint.value(substituted(condition.left().get(component)));
        double wanted = outcome.worstPoint.value(substituted(condition.right().get(component)));
        boolean vector = condition.left().size() > 1
                && stated.sources().stream().distinct().count() == 1;
        String what = vector ? "component " + (component + 1) + " of `" + left + "`" : "`" + left + "`";
        String normal =
                Nodes.mentionsNormal(condition.left().get(component)) ? " (the normal points out of the domain)" : "";
        return Code.E0603
                .at(stated.sources().get(component).span(), condition.componentName(component))
                .label("`exact` gives " + what + " = " + Numbers.rough(found) + ", not " + Numbers.rough(wanted)
                        + ", at " + Samples.text(checks.problem(), outcome.worstPoint) + normal);
    }

    private Diagnostic withExact(Diagnostic mistake, Outcome outcome) {
        return mistake.also(firstExact(), "worst at " + Samples.text(checks.problem(), outcome.worstPoint))
                .help("checked by differentiating `exact` symbolically");
    }

    private Span firstExact() {
        return checks.draft().exactSpans.values().iterator().next();
    }
}
