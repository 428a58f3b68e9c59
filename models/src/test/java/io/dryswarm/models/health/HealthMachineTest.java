package io.dryswarm.models.health;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dryswarm.models.dispatcher.TestClock;
import io.dryswarm.models.engine.EngineProfile;
import io.dryswarm.models.spec.HealthCheck;
import java.util.List;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;

/** Probes take 100 ms; the log says when one begins, and what became of the container. Times in milliseconds. */
class HealthMachineTest {
  private static final long MS = 1_000_000L;
  private static final List<String> TEST = List.of("CMD-SHELL", "curl localhost");

  private final TestClock clock = new TestClock();
  private final StringBuilder log = new StringBuilder();
  private LongPredicate isWellAtMs = now -> true;
  private long probeMs = 100;

  private final class Recorder implements HealthEffects {
    private final HealthMachine machine;

    Recorder(HealthMachine machine) {
      this.machine = machine;
    }

    @Override
    public long nowNs() {
      return clock.nowNs();
    }

    @Override
    public void arm(long delayNs) {
      clock.after(delayNs, () -> machine.timeout(this));
    }

    @Override
    public long probeNs() {
      log.append(clock.nowMs()).append(" probe\n");
      return probeMs * MS;
    }

    @Override
    public boolean asksProgram(long timeoutNs) {
      return false;
    }

    @Override
    public boolean isWell() {
      return isWellAtMs.test(clock.nowMs());
    }

    @Override
    public void changed(HealthStatus status) {
      log.append(clock.nowMs()).append(' ').append(status).append('\n');
    }
  }

  private static HealthCheck check(
      long intervalMs, long timeoutMs, long startPeriodMs, long startIntervalMs, int retries) {
    return new HealthCheck(
        TEST, intervalMs * MS, timeoutMs * MS, startPeriodMs * MS, startIntervalMs * MS, retries);
  }

  private HealthMachine start(HealthCheck check, EngineProfile engine) {
    HealthMachine machine = new HealthMachine(HealthSpec.of(check, engine), clock.nowNs());
    machine.start(new Recorder(machine));
    return machine;
  }

  @Test
  void withTheDefaultsAContainerIsHealthyAfterThirtySeconds() {
    start(check(0, 0, 0, 0, 0), EngineProfile.V28);
    clock.runTo(61_000);
    assertEquals("30000 probe\n30100 HEALTHY\n60100 probe\n", log.toString());
  }

  @Test
  void threeFailuresInARowMakeUnhealthyAndOneSuccessHealthyAgain() {
    isWellAtMs = now -> now < 2_000 || now > 9_000;
    start(check(1_000, 1_000, 0, 0, 3), EngineProfile.V28);
    clock.runTo(10_000);
    assertEquals("""
        1000 probe
        1100 HEALTHY
        2100 probe
        3200 probe
        4300 probe
        4400 UNHEALTHY
        5400 probe
        6500 probe
        7600 probe
        8700 probe
        9800 probe
        9900 HEALTHY
        """, log.toString());
  }

  @Test
  void aSuccessEndsTheStreak() {
    isWellAtMs = now -> now == 3_300;
    HealthMachine machine = start(check(1_000, 1_000, 0, 0, 3), EngineProfile.V28);
    clock.runTo(2_500);
    assertEquals(2, machine.failures());
    clock.runTo(6_000);
    assertEquals(
        "1000 probe\n2100 probe\n3200 probe\n3300 HEALTHY\n4300 probe\n5400 probe\n",
        log.toString());
    clock.runTo(7_000);
    assertEquals(HealthStatus.UNHEALTHY, machine.status());
  }

  @Test
  void inTheStartPeriodProbesAreMoreFrequentAndFailuresDoNotCount() {
    isWellAtMs = now -> false;
    HealthMachine machine = start(check(10_000, 1_000, 12_000, 0, 1), EngineProfile.V28);
    clock.runTo(25_000);
    assertEquals("""
        5000 probe
        10100 probe
        15200 probe
        15300 UNHEALTHY
        """, log.toString());
    assertEquals(1, machine.failures());
  }

  @Test
  void aContainerThatWasHealthyOnceGetsNoMoreQuarterInTheStartPeriod() {
    isWellAtMs = now -> now < 2_000;
    start(check(3_000, 1_000, 60_000, 1_000, 1), EngineProfile.V28);
    clock.runTo(5_000);
    assertEquals("1000 probe\n1100 HEALTHY\n4100 probe\n4200 UNHEALTHY\n", log.toString());
  }

  @Test
  void enginesBefore25KnowNoStartInterval() {
    start(check(10_000, 1_000, 12_000, 2_000, 1), EngineProfile.V20_10);
    clock.runTo(11_000);
    assertEquals("10000 probe\n10100 HEALTHY\n", log.toString());
  }

  @Test
  void aProbeOverItsTimeoutHasFailedWhateverItFinds() {
    probeMs = 5_000;
    start(check(1_000, 2_000, 0, 0, 2), EngineProfile.V28);
    clock.runTo(7_000);
    assertEquals("1000 probe\n4000 probe\n6000 UNHEALTHY\n7000 probe\n", log.toString());
  }

  @Test
  void aCheckThatSaysNoneIsNone() {
    assertEquals(false, new HealthCheck(List.of("NONE"), 0, 0, 0, 0, 0).isEnabled());
    assertEquals(true, check(0, 0, 0, 0, 0).isEnabled());
  }
}
