package io.dryswarm.models.executor;

import io.dryswarm.core.random.Constant;
import io.dryswarm.core.random.Distribution;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one task's container does on its node, as far as it is the program's or the machine's doing and not Swarm's.
 *
 * @param rejection    the engine's error if the container cannot be made; {@link #NO_SUCH_IMAGE} stands for that error with the image's name;
 *                     empty = it can be made
 * @param startFailure what becomes of a start that fails; {@code null} = it succeeds
 * @param ends         when it ends by itself, counted from the start; {@code null} = never
 * @param onStopSignal what it does on the stop signal; {@code null} = it ignores it and is killed after the grace period
 * @param health       what a health probe finds
 * @param engine       what the engine itself needs
 */
public record ContainerBehaviour(
    String rejection,
    @Nullable StartFailure startFailure,
    @Nullable Ending ends,
    @Nullable Ending onStopSignal,
    Health health,
    EngineTimes engine) {
  /** The image is neither on the node nor in a registry. */
  public static final String NO_SUCH_IMAGE = "No such image";

  private static final Distribution AT_ONCE = new Constant(0);

  /** Runs for ever, ends with 0 at once when it is told to, and is healthy from the start. */
  public static final ContainerBehaviour PLAIN = new ContainerBehaviour(
      "", null, null, new Ending(AT_ONCE, 0), Health.ALWAYS, EngineTimes.NONE);

  /**
   * A process's end.
   *
   * @param afterNs  nanoseconds from its cause
   * @param exitCode 0 to 255
   */
  public record Ending(Distribution afterNs, int exitCode) {}

  /**
   * A start that the engine refuses.
   *
   * @param exitCode 126, 127 or 128 with real engines
   * @param err      the engine's words; empty = those for a command that does not exist
   */
  public record StartFailure(int exitCode, String err) {}

  /**
   * What a probe finds: well from {@code afterNs} until {@code untilNs} after the start of the process, but never in one of the
   * {@code outages}.
   *
   * @param onlyListening whether it has to listen, too
   * @param outages       on the run's clock
   */
  public record Health(boolean onlyListening, long afterNs, long untilNs, List<Outage> outages) {
    public static final Health ALWAYS = new Health(false, 0, Long.MAX_VALUE, List.of());
    public static final Health NEVER = new Health(false, Long.MAX_VALUE, Long.MAX_VALUE, List.of());
    public static final Health LISTENING = new Health(true, 0, Long.MAX_VALUE, List.of());

    /**
     * @param ageNs since the start of the process
     * @param nowNs on the run's clock
     */
    public boolean isWell(long ageNs, long nowNs) {
      return ageNs >= afterNs
          && ageNs < untilNs
          && outages.stream().noneMatch(o -> o.fromNs() <= nowNs && nowNs < o.untilNs());
    }
  }

  /** From the first nanosecond until before the second, on the run's clock. */
  public record Outage(long fromNs, long untilNs) {}

  /**
   * Times of the engine around a container, nanoseconds.
   *
   * @param afterExitNs end of a process that obeyed until the shutdown is complete
   * @param afterKillNs the same for one that had to be killed
   * @param probeNs     one health probe
   */
  public record EngineTimes(
      Distribution afterExitNs, Distribution afterKillNs, Distribution probeNs) {
    public static final EngineTimes NONE =
        new EngineTimes(new Constant(0), new Constant(0), new Constant(0));
  }

  public ContainerBehaviour withOnStopSignal(@Nullable Ending newEnding) {
    return new ContainerBehaviour(rejection, startFailure, ends, newEnding, health, engine);
  }

  public ContainerBehaviour withHealth(Health newHealth) {
    return new ContainerBehaviour(rejection, startFailure, ends, onStopSignal, newHealth, engine);
  }

  public ContainerBehaviour withEngine(EngineTimes newTimes) {
    return new ContainerBehaviour(rejection, startFailure, ends, onStopSignal, health, newTimes);
  }
}
