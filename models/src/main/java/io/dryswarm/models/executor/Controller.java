package io.dryswarm.models.executor;

import io.dryswarm.core.calendar.EventCalendar;
import io.dryswarm.models.agent.AssignedTask;
import io.dryswarm.models.executor.ContainerBehaviour.EngineTimes;
import io.dryswarm.models.health.HealthMachine;
import io.dryswarm.models.health.HealthSpec;
import io.dryswarm.models.images.ImageSpec;
import io.dryswarm.models.spec.HealthCheck;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One task's machine and its effects, on the engine of its node. */
final class Controller implements ControllerEffects {
  final int node;
  final int task;
  final ContainerBehaviour behaviour;
  final ControllerMachine machine;
  final HealthMonitor monitor;
  private final ExecutorHost host;

  @Nullable
  HealthMachine health;

  private long timer = EventCalendar.NONE;

  Controller(ExecutorHost host, int node, AssignedTask task) {
    this.host = host;
    this.monitor = new HealthMonitor(host, this);
    this.node = node;
    this.task = task.id();
    this.behaviour = host.behaviours.of(node, task.task());
    Container container = host.containers.get(node, task.task());
    this.machine = new ControllerMachine(host.spec, task, container, behaviour);
  }

  void disarmAll() {
    disarm();
    monitor.disarm();
  }

  @Override
  public void ended(int exitCode) {
    host.sim.trace().add(ExecutorTrace.EXIT, task, node, exitCode);
    health = null;
    monitor.disarm();
  }

  @Override
  public void watchHealth(AssignedTask t) {
    HealthCheck check = Objects.requireNonNull(t.task().spec().container().health());
    health = new HealthMachine(HealthSpec.of(check, host.profile), host.sim.nowNs());
    health.start(monitor);
  }

  @Override
  public long afterExitNs(boolean wasKilled) {
    EngineTimes times = behaviour.engine();
    return (wasKilled ? times.afterKillNs() : times.afterExitNs()).sampleNs(host.stopTimes[node]);
  }

  @Override
  public long nowNs() {
    return host.sim.nowNs();
  }

  @Override
  public void arm(long delayNs) {
    disarm();
    timer = host.sim.after(delayNs, host.timeout, node, task);
  }

  @Override
  public void disarm() {
    if (timer != EventCalendar.NONE) {
      host.sim.cancel(timer);
      timer = EventCalendar.NONE;
    }
  }

  private ImageSpec image(AssignedTask t) {
    return host.images.image(imageName(t));
  }

  private static String imageName(AssignedTask t) {
    return t.task().spec().container().image();
  }

  @Override
  public boolean isImagePresent(AssignedTask t) {
    return host.images.isPresent(node, imageName(t));
  }

  @Override
  public boolean isDiskFull() {
    return host.nodes.isDiskFull(node);
  }

  @Override
  public void pull(AssignedTask t) {
    host.pulls.pull(node, imageName(t), task);
  }

  @Override
  public void leavePull() {
    host.pulls.leave(node, task);
  }

  @Override
  public long prepareNs(AssignedTask t) {
    return image(t).prepareNs().sampleNs(host.prepareTimes[node]);
  }

  @Override
  public long containerStartNs(AssignedTask t) {
    return image(t).containerStartNs().sampleNs(host.startTimes[node]);
  }

  @Override
  public boolean hasAttachments(AssignedTask t) {
    return host.networks.hasAttachments(node, t);
  }

  @Override
  public boolean hasVolumes(AssignedTask t) {
    return host.mounts.areReady(node, t);
  }

  @Override
  public boolean areVolumesThere(AssignedTask t) {
    return host.mounts.areThere(node, t);
  }

  @Override
  public void createNetworks(AssignedTask t) {
    host.networks.createNetworks(node, t);
  }

  @Override
  public void plug(AssignedTask t) {
    host.networks.plug(node, t);
  }

  @Override
  public void activate(AssignedTask t) {
    host.networks.activate(node, t);
  }

  @Override
  public void deactivate(AssignedTask t) {
    host.sim.trace().add(ExecutorTrace.WITHDRAWN, task, node);
    host.networks.deactivate(node, t);
  }

  @Override
  public void release(AssignedTask t) {
    host.networks.release(node, t);
  }

  @Override
  public void startProcess(AssignedTask t) {
    if (!t.task().volumes().isEmpty()) {
      host.sim.check(
          host.mounts.areThere(node, t),
          "a task runs only where its cluster volumes are mounted: " + t.task().displayName());
    }
    t.secrets().forEach(s -> host.sim.trace().add(ExecutorTrace.FILE, task, node, s.id()));
    t.configs().forEach(c -> host.sim.trace().add(ExecutorTrace.FILE, task, node, c.id()));
    host.processes.start(node, t);
  }

  @Override
  public void stopSignal() {
    host.sim.trace().add(ExecutorTrace.STOP_SIGNAL, task, node);
    host.processes.stopSignal(node, task);
  }

  @Override
  public void kill() {
    host.sim.trace().add(ExecutorTrace.KILL, task, node);
    host.processes.kill(node, task);
  }

  @Override
  public void prepared() {
    host.listener().prepared(node, task);
  }

  @Override
  public void cancelled() {
    host.listener().cancelled(node, task);
  }

  @Override
  public void started() {
    host.listener().started(node, task);
  }

  @Override
  public void failed(int exitCode, String err) {
    host.listener().failed(node, task, exitCode, err);
  }

  @Override
  public void exited(int exitCode, String cause) {
    host.listener().exited(node, task, exitCode, cause);
  }

  @Override
  public void stopped() {
    host.listener().stopped(node, task);
  }

  @Override
  public void removed() {
    host.controllers.get(node).remove(task);
    host.containers.remove(node, task);
    host.listener().removed(node, task);
  }
}
