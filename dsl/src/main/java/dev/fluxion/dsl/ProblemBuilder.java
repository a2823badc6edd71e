package dev.fluxion.dsl;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;

/**
 * A problem stated in Java, a call for each statement of a {@code .pde} file:
 *
 * {@snippet :
 * Pde.Compilation heat = Pde.problem("Heat in a rod")
 *         .param("k", 0.4)
 *         .domain("x", 0, 1)
 *         .time("t", 0, 1)
 *         .unknown("u")
 *         .equation("u_t = k*u_xx")
 *         .initialCondition("u = sin(pi*x)")
 *         .boundaryCondition("u = 0", "boundary")
 *         .compile();
 * }
 *
 * <p>Expressions are those of the language. What is built is the {@link #text text} of a file, one statement to a call, so that a problem
 * from Java and one from a file are the same, pass the same checks and get the same messages, which show the statement and its place in that text.
 * Statements without a method of their own are {@link #statement stated} as they stand in a file. Their order does not matter.
 */
public final class ProblemBuilder {
    private final String title;
    private final List<String> statements = new ArrayList<>();
    private final List<String> coordinates = new ArrayList<>();

    ProblemBuilder(String title) {
        this.title = Objects.requireNonNull(title, "title");
    }

    /** A number that {@link CompileOptions#overrides} and sweeps can replace. */
    public ProblemBuilder param(String name, double value) {
        return statement("param " + name + " = " + number(value));
    }

    /** A name, {@code l}, or a function, {@code eps(w)}, for an expression. */
    public ProblemBuilder let(String name, String expression) {
        return statement("let " + name + " = " + expression);
    }

    /** A named shape, for example {@code disk((0, 0), 0.3)}. */
    public ProblemBuilder region(String name, String shape) {
        return statement("region " + name + " = " + shape);
    }

    /** One more space coordinate of a box. */
    public ProblemBuilder domain(String coordinate, double from, double to) {
        coordinates.add(coordinate + " in " + interval(from, to));
        return this;
    }

    /** A shape as the domain, for example {@code (x, y) in plate - hole}. */
    public ProblemBuilder domain(String coordinatesInShape) {
        return statement("domain " + coordinatesInShape);
    }

    /** The time coordinate. */
    public ProblemBuilder time(String coordinate, double from, double to) {
        return statement("time " + coordinate + " in " + interval(from, to));
    }

    /** Fields to solve for: {@code u}, or a vector of them, {@code U = (u, v)}. */
    public ProblemBuilder unknown(String... fields) {
        return statement("unknown " + String.join(", ", fields));
    }

    /** A number or field to find from data, with its bounds: {@code k = 1 in [0, 5]}. */
    public ProblemBuilder infer(String inferred) {
        return statement("infer " + inferred);
    }

    /** A name for a part of the boundary. */
    public ProblemBuilder boundary(String name, String part) {
        return statement("boundary " + name + ": " + part);
    }

    /** An equation, with its label if it has one: {@code momentum: advect(U, U) + grad(p) = lap(U)/Re}. */
    public ProblemBuilder equation(String equation) {
        return statement("eq " + equation);
    }

    /** A condition at the start of time. */
    public ProblemBuilder initialCondition(String equation) {
        return statement("ic " + equation);
    }

    /** A condition on a part of the boundary: {@code boundary}, {@code x = 1}, a name, or several of them. */
    public ProblemBuilder boundaryCondition(String equation, String part) {
        return statement("bc " + equation + " on " + part);
    }

    /** Coordinates whose ends are joined. */
    public ProblemBuilder periodic(String... coordinates) {
        return statement("periodic " + String.join(", ", coordinates));
    }

    /** A condition on integrals or means, for example {@code mean(p) = 0}. */
    public ProblemBuilder constraint(String equation) {
        return statement("constraint " + equation);
    }

    /** The closed form of a field, {@code u = sin(pi*x)}, to measure errors by. */
    public ProblemBuilder exact(String solution) {
        return statement("exact " + solution);
    }

    /** A table to measure errors by; its columns are found by their headers. */
    public ProblemBuilder reference(String fields, Path file) {
        return statement("reference " + fields + " from " + quoted(file));
    }

    /** Measurements to fit. */
    public ProblemBuilder observe(String expressions, Path file) {
        return statement("observe " + expressions + " from " + quoted(file));
    }

    /** Settings of the training, separated by line breaks or semicolons. */
    public ProblemBuilder train(String settings) {
        return statement("train { " + settings + " }");
    }

    /**
     * Any statement of the language.
     *
     * @throws IllegalArgumentException where there is nothing in it
     */
    public ProblemBuilder statement(String statement) {
        if (statement.isBlank()) {
            throw new IllegalArgumentException("the statement is blank");
        }
        statements.add(statement.strip().replaceAll("\\R", "\n  "));
        return this;
    }

    /** The problem as a {@code .pde} file. */
    public String text() {
        StringJoiner lines = new StringJoiner("\n", "", "\n");
        lines.add("problem \"" + title.replaceAll("[\"\\\\]", "\\\\$0").replaceAll("\\R", " ") + "\"");
        if (!coordinates.isEmpty()) {
            lines.add("domain " + String.join(", ", coordinates));
        }
        statements.forEach(lines::add);
        return lines.toString();
    }

    /** Compiles the problem; files are relative to the current folder. */
    public Pde.Compilation compile() {
        return compile(CompileOptions.in(Path.of("")));
    }

    /** Compiles the problem. Like {@link Pde#compile}, this never throws on what a statement says. */
    public Pde.Compilation compile(CompileOptions options) {
        return Pde.compile(title, text(), options);
    }

    private static String interval(double from, double to) {
        return "[" + number(from) + ", " + number(to) + "]";
    }

    private static String number(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(value + " is not a finite number");
        }
        return Double.toString(value).replaceFirst("\\.0(?=E|$)", "");
    }

    private static String quoted(Path file) {
        return "\"" + file.toString().replace('\\', '/') + "\"";
    }
}
