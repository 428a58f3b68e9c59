package io.dryswarm.models.executor;

import io.dryswarm.core.calendar.EventCalendar;
import io.dryswarm.models.health.HealthEffects;
import io.dryswarm.models.health.HealthStatus;

/** The engine's health monitor of one container. */
final class HealthMonitor implements HealthEffects {
  private final ExecutorHost host;
  private final Controller of;
  private long timer = EventCalendar.NONE;

  HealthMonitor(ExecutorHost host, Controller of) {
    this.host = host;
    this.of = of;
  }

  void disarm() {
    if (timer != EventCalendar.NONE) {
      host.sim.cancel(timer);
      timer = EventCalendar.NONE;
    }
  }

  @Override
  public long nowNs() {
    return host.sim.nowNs();
  }

  /** A verdict may have ended the process, and the monitor with it. */
  @Override
  public void arm(long delayNs) {
    disarm();
    if (host.isRunning(of.node, of.task)) {
      timer = host.sim.after(delayNs, host.probe, of.node, of.task);
    }
  }

  @Override
  public long probeNs() {
    return of.behaviour.engine().probeNs().sampleNs(host.probeTimes[of.node]);
  }

  @Override
  public boolean asksProgram(long timeoutNs) {
    return host.processes.asks(of.node, of.task)
        && host.processes.ask(of.node, of.task, probeNs(), timeoutNs);
  }

  @Override
  public boolean isWell() {
    return host.processes.isWell(of.node, of.task);
  }

  @Override
  public void changed(HealthStatus status) {
    host.sim.trace().add(ExecutorTrace.HEALTH, of.task, of.node, 0, status.name());
    if (status == HealthStatus.HEALTHY) {
      of.machine.healthy(of);
    } else if (status == HealthStatus.UNHEALTHY) {
      of.machine.unhealthy(of);
    }
  }
}
