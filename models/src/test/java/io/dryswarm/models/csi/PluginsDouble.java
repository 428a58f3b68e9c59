package io.dryswarm.models.csi;

import io.dryswarm.models.store.VolumeObject;
import java.util.ArrayDeque;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Plugins that write down what they are asked and answer a millisecond later, done unless a refusal is scripted. */
final class PluginsDouble implements CsiPlugins {
  /** Runs something at a time, milliseconds. */
  interface Clock {
    void atMs(long timeMs, Runnable action);
  }

  final StringBuilder log = new StringBuilder();
  final TreeSet<String> missing = new TreeSet<>();
  final ArrayDeque<String> refusals = new ArrayDeque<>();
  boolean answers = true;
  boolean attaches = true;
  boolean stages = true;
  private final LongSupplier nowMs;
  private final Clock clock;

  PluginsDouble(LongSupplier nowMs, Clock clock) {
    this.nowMs = nowMs;
    this.clock = clock;
  }

  @Override
  public boolean isInstalled(String driver, int node) {
    return !missing.contains(driver);
  }

  @Override
  public boolean answers(String driver, int node) {
    return answers;
  }

  @Override
  public boolean attaches(String driver) {
    return attaches;
  }

  @Override
  public boolean stages(String driver) {
    return stages;
  }

  /** The next call is refused with these words, after an empty one that is done. */
  void refuse(String... words) {
    refusals.addAll(List.of(words));
  }

  @Override
  public void call(CsiRequest request, long patienceNs, Consumer<CsiAnswer> answer) {
    String target =
        request.call().isOfController() && request.target() < 0 ? "" : " node " + request.target();
    log.append(nowMs.getAsLong()
        + " " + request.driver() + " " + request.call().word() + " " + request.pluginId()
        + target + "\n");
    String refusal = refusals.isEmpty() ? "" : refusals.remove();
    VolumeObject.Info made = request.call() == CsiCall.CREATE && refusal.isEmpty()
        ? new VolumeObject.Info("id-" + request.pluginId(), List.of())
        : null;
    clock.atMs(nowMs.getAsLong() + 1, () -> answer.accept(new CsiAnswer(refusal, made)));
  }

  String drain() {
    String text = log.toString();
    log.setLength(0);
    return text;
  }
}
