package dev.fluxion.stablegrad;

import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Workers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The training loop: stages in order, each until its own end or the end of training. */
public final class Trainer {
    private final Run run;
    private final List<StageConfig> stages;

    private Trainer(Run run, List<StageConfig> stages) {
        this.run = run;
        this.stages = stages;
    }

    /**
     * Minimises {@code objective} from {@code initial}, which is not modified.
     *
     * @throws IllegalArgumentException if lengths disagree, no stage is given, or a stage cannot work on this many parameters
     */
    public static TrainingResult train(
            TermObjective objective,
            Buffer initial,
            List<StageConfig> stages,
            TrainingOptions options,
            TrainingListener listener) {
        return train(objective, initial, stages, options, listener, Elapsed.NOTHING);
    }

    /**
     * The same for a training that another one of the same run went before: steps and seconds are counted on.
     *
     * @throws IllegalArgumentException if lengths disagree, no stage is given, or a stage cannot work on this many parameters
     */
    public static TrainingResult train(
            TermObjective objective,
            Buffer initial,
            List<StageConfig> stages,
            TrainingOptions options,
            TrainingListener listener,
            Elapsed elapsed) {
        check(objective, initial, stages);
        try (Workers workers = new Workers(options.threads())) {
            Run run = new Run(objective, initial.copy(), options, listener, workers, elapsed.seconds());
            run.step = elapsed.steps();
            return new Trainer(run, stages).stages(0, Optional.empty());
        }
    }

    /**
     * Goes on where {@code checkpoint} was saved, with the same objective and stages: the same steps, bit for bit, as if never interrupted. A
     * time limit counts the seconds before the interruption.
     *
     * @throws IllegalArgumentException if the checkpoint belongs to other stages, or to another number of parameters or terms
     */
    public static TrainingResult resume(
            TermObjective objective,
            Checkpoint checkpoint,
            List<StageConfig> stages,
            TrainingOptions options,
            TrainingListener listener) {
        check(objective, checkpoint.parameters(), stages);
        List<String> names = names(stages);
        if (!names.equals(checkpoint.stages())) {
            throw new IllegalArgumentException(
                    "the checkpoint has the stages " + checkpoint.stages() + ", not " + names);
        }
        if (checkpoint.weights().length != objective.terms().size()) {
            throw new IllegalArgumentException("the checkpoint has " + checkpoint.weights().length
                    + " loss terms, the objective has " + objective.terms());
        }
        objective.weights(checkpoint.weights());
        try (Workers workers = new Workers(options.threads())) {
            Run run = new Run(
                    objective, checkpoint.parameters().copy(), options, listener, workers, checkpoint.seconds());
            run.step = checkpoint.step();
            run.balancer.balancedAt(checkpoint.balancedAt());
            return new Trainer(run, stages).stages(checkpoint.stage(), Optional.of(checkpoint));
        }
    }

    private TrainingResult stages(int first, Optional<Checkpoint> resumed) {
        List<StageResult> results = new ArrayList<>();
        for (int i = first; i < stages.size(); i++) {
            StageResult result = stage(i, i == first ? resumed : Optional.empty());
            results.add(result);
            run.listener.stageEnded(result);
            if (result.reason().endsTraining()) {
                break;
            }
        }
        StageResult last = results.getLast();
        return new TrainingResult(
                run.parameters,
                run.step,
                run.seconds(),
                last.reason(),
                last.message(),
                run.loss,
                run.terms,
                run.objective.weights(),
                List.copyOf(results));
    }

    private StageResult stage(int index, Optional<Checkpoint> resumed) {
        StageConfig config = stages.get(index);
        run.begin(config, index == stages.size() - 1);
        Stage stage =
                switch (config) {
                    case StageConfig.FirstOrder f -> new FirstOrderStage(run, f);
                    case StageConfig.LBfgs l -> new QuasiNewtonStage(run, l);
                    case StageConfig.Bfgs b -> new QuasiNewtonStage(run, b);
                    case StageConfig.LevenbergMarquardt l -> new LevenbergMarquardtStage(run, l);
                    case StageConfig.GaussNewton g -> new GaussNewtonStage(run, g);
                };
        if (resumed.isEmpty()) {
            run.listener.begins(config, run.parameters);
        }
        run.listener.stage(config, run.step);
        resumed.ifPresent(c -> {
            stage.restore(c.method());
            run.listener.restore(c.listener());
        });
        Stage.Outcome outcome = stage.run(resumed.map(Checkpoint::stageStep).orElse(0), stageStep -> {
            if (run.options.checkpoint().isPresent()
                    && run.step % run.options.checkpoint().get().everySteps() == 0) {
                save(index, stageStep, stage);
            }
        });
        if (outcome.reason().sound()) {
            save(index, outcome.stageStep(), stage);
        }
        return new StageResult(config.name(), outcome.stageStep(), outcome.reason(), outcome.message(), run.loss);
    }

    /** A checkpoint that cannot be written is no reason to lose the training. */
    private void save(int stage, int stageStep, Stage method) {
        run.options.checkpoint().ifPresent(policy -> {
            Checkpoint checkpoint = new Checkpoint(
                    names(stages),
                    stage,
                    stageStep,
                    run.step,
                    run.seconds(),
                    run.balancer.balancedAt(),
                    run.objective.weights(),
                    run.parameters,
                    method.save(),
                    run.listener.save());
            try {
                checkpoint.write(policy.file());
            } catch (IOException e) {
                run.listener.notice(run.step, "no checkpoint written to " + policy.file() + ": " + e);
            }
        });
    }

    private static List<String> names(List<StageConfig> stages) {
        return stages.stream().map(StageConfig::name).toList();
    }

    private static void check(TermObjective objective, Buffer initial, List<StageConfig> stages) {
        int length = objective.layout().length();
        if (initial.length() != length) {
            throw new IllegalArgumentException(initial.length() + " initial parameters for an objective of " + length);
        }
        if (stages.isEmpty()) {
            throw new IllegalArgumentException("no training stage");
        }
        for (StageConfig stage : stages) { // before the first stage has spent its time
            switch (stage) {
                case StageConfig.Bfgs bfgs -> bfgs.requireFits(length);
                case StageConfig.LeastSquares squares -> squares.require(objective, initial);
                case StageConfig.FirstOrder first -> {}
                case StageConfig.LBfgs limited -> {}
            }
        }
    }
}
