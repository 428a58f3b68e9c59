package io.dryswarm.conformance.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.conformance.Unsupported;
import io.dryswarm.core.Simulation;
import io.dryswarm.core.SimulationFault;
import io.dryswarm.core.Time;
import io.dryswarm.models.cluster.Cluster;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One run of a case: the steps at their moments, and the recording of all that came of them. */
final class ReplayRun {
  /** A step that waits for its moment, or for its time. */
  private static final class Waiting {
    final JsonNode step;
    final int position;
    final long phaseNs;
    long dueNs = NEVER;

    Waiting(JsonNode step, int position, long phaseNs) {
      this.step = step;
      this.position = position;
      this.phaseNs = phaseNs;
    }
  }

  private static final long NEVER = Long.MAX_VALUE;

  private final ReplayCluster built;
  private final Simulation sim;
  private final Recording recording;
  private final Symbols symbols;
  private final Operations operations;
  private final long endNs;
  private final List<Waiting> waiting = new ArrayList<>();
  private long secretsCheckNs;

  /**
   * Runs it from its beginning to its end.
   *
   * @param seed from 1
   * @throws Unsupported     if a step cannot be carried out
   * @throws SimulationFault if the simulator breaks
   */
  ReplayRun(JsonNode recorded, JsonNode defaults, int seed) {
    this.built = new ReplayCluster(recorded, defaults, seed);
    Cluster cluster = built.cluster();
    this.sim = cluster.sim();
    this.endNs = Moments.ns(recorded.get("end_ms"));
    sim.runUntil(built.zeroNs());
    this.recording = built.recorder().begin(cluster);
    this.symbols = new Symbols(recorded, variant(recorded, seed), recording);
    this.operations = new Operations(built, recording, symbols);
    int position = 0;
    for (JsonNode step : recorded.get("steps")) {
      waiting.add(new Waiting(step, position++, built.phaseNs(step)));
    }
    for (JsonNode expectation : recorded.get("expect")) {
      if (isLookup(expectation)) {
        waiting.add(new Waiting(expectation, position++, 0));
      }
    }
    built.recorder().onChange(this::changed);
    run();
  }

  /** Names are looked up while the swarm runs, as if it were a step; that changes nothing in the swarm. */
  private static boolean isLookup(JsonNode step) {
    return step.path("kind").asText().equals("lookup");
  }

  /** Each variant has an equal share of the seeds. */
  static JsonNode variant(JsonNode recorded, int seed) {
    JsonNode variants = recorded.path("variants");
    return variants.size() == 0 ? variants.path(0) : variants.get((seed - 1) % variants.size());
  }

  Recording recording() {
    return recording;
  }

  Symbols symbols() {
    return symbols;
  }

  long endNs() {
    return endNs;
  }

  private long nowNs() {
    return sim.nowNs() - built.zeroNs();
  }

  /** Lets the loop look at the steps that wait; changes nothing in the swarm. */
  private void changed() {
    if (!waiting.isEmpty()) {
      sim.stop();
    }
  }

  private void run() {
    look();
    while (nowNs() < endNs) {
      long stopNs = Math.min(endNs, nextNs());
      runUntil(stopNs);
      look();
      checkSecrets();
    }
    built.recorder().look();
  }

  /** As in every run, once a second. */
  private void checkSecrets() {
    if (nowNs() >= secretsCheckNs) {
      built.cluster().checkSecrets();
      secretsCheckNs = nowNs() + Time.SECOND;
    }
  }

  /** Stops early when something has changed; then at least the whole instant is over. */
  private void runUntil(long timeNs) {
    try {
      sim.runUntil(built.zeroNs() + timeNs);
      if (nowNs() < timeNs) {
        finishInstant();
      }
    } catch (SimulationFault fault) {
      if (fault.getCause() instanceof Unsupported unknown) {
        throw unknown;
      }
      throw fault;
    }
  }

  private void finishInstant() {
    long before;
    do {
      before = sim.eventNumber();
      sim.runUntil(sim.nowNs());
    } while (sim.eventNumber() > before);
  }

  /** When the next step that knows its time is due, or the earliest time at which a state may be looked for. */
  private long nextNs() {
    long nextNs = NEVER;
    for (Waiting step : waiting) {
      long ns = step.dueNs == NEVER ? lookFromNs(step.step.path("at")) : step.dueNs;
      if (ns > nowNs()) {
        nextNs = Math.min(nextNs, ns);
      }
    }
    return nextNs;
  }

  /** From when on a state is looked for; {@link #NEVER} if that is not known yet. */
  private long lookFromNs(JsonNode moment) {
    if (!moment.has("when")) {
      return NEVER;
    }
    long fromNs = Moments.ns(moment.path("from_ms"));
    if (!moment.has("since")) {
      return fromNs;
    }
    Instant since = recording.step(moment.get("since").asText());
    return since == null ? NEVER : since.timeNs() + fromNs;
  }

  /** Issues what is due, again and again, as a step may bring the moment of another. */
  private void look() {
    built.recorder().look();
    Waiting due = nextDue();
    while (due != null) {
      waiting.remove(due);
      issue(due.step);
      due = nextDue();
    }
  }

  private @Nullable Waiting nextDue() {
    for (Waiting step : waiting) {
      if (step.dueNs == NEVER) {
        Instant moment = moment(step.step);
        if (moment != null) {
          step.dueNs = moment.timeNs() + step.phaseNs;
        }
      }
    }
    return waiting.stream()
        .filter(step -> step.dueNs <= nowNs())
        .min(Comparator.<Waiting>comparingLong(step -> step.dueNs)
            .thenComparingInt(step -> step.position))
        .orElse(null);
  }

  private @Nullable Instant moment(JsonNode step) {
    if (step.has("at_ms")) {
      return Instant.after(Moments.ns(step.get("at_ms")));
    }
    JsonNode at = step.get("at");
    Moments moments = new Moments(recording, symbols, nowNs());
    if (isLookup(step) && at.has("step")) {
      return aroundStep(at);
    } else if (!at.has("when")) {
      return moments.find(at);
    }
    boolean holds =
        lookFromNs(at) <= nowNs() && moments.predicates().holds(at.get("when"), recording.live());
    return holds ? Instant.after(nowNs()).plusNs(Moments.ns(at.path("plus_ms"))) : null;
  }

  /** A lookup may lie before a step whose time is known already. */
  private @Nullable Instant aroundStep(JsonNode at) {
    String id = at.get("step").asText();
    long plusNs = Moments.ns(at.path("plus_ms"));
    Instant issued = recording.step(id);
    if (issued != null) {
      return issued.plusNs(plusNs);
    }
    return waiting.stream()
        .filter(other -> other.step.get("id").asText().equals(id) && !isLookup(other.step))
        .filter(other -> other.dueNs != NEVER && plusNs < 0)
        .map(other -> Instant.after(other.dueNs + plusNs))
        .findFirst()
        .orElse(null);
  }

  private void issue(JsonNode step) {
    if (isLookup(step)) {
      operations.lookUp(step);
      return;
    }
    symbols.fix(step);
    recording.issued(step.get("id").asText(), nowNs());
    operations.perform(step);
    finishInstant();
  }
}
