/**
 * Experiments of many runs. A {@link dev.fluxion.solver.study.Study} is provided as a service by any module on the module path, and
 * {@code fluxion study NAME} runs it: every finished run is a line of {@code OUT/results.csv} at once, so that a study which was stopped goes
 * on where it was; at the end {@code OUT/report.md} holds the tables with median and spread and where they come from, and a picture
 * {@code OUT/NAME.svg} is drawn for each chart.
 *
 * <p>A run is identified by the levels of the study's factors. Where later runs depend on earlier ones, {@link dev.fluxion.solver.study.Study#runs}
 * looks at the results so far: it returns the runs that tune a rate, and once {@link dev.fluxion.solver.study.StudyResults#hold} says that
 * all of them are done, those at the best rate as well.
 *
 * <p>A study is not a test: its numbers are reported with the machine, the JDK and the commit, and nothing fails where they are bad.
 */
package dev.fluxion.solver.study;
