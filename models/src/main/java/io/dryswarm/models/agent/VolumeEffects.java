package io.dryswarm.models.agent;

import io.dryswarm.core.SlotEvent;
import io.dryswarm.core.calendar.EventCalendar;
import io.dryswarm.models.csi.CsiTrace;
import io.dryswarm.models.csi.NodeVolumesEffects;
import io.dryswarm.models.csi.VolumeNews;
import java.util.Objects;

/** What the cluster volumes of one node ask for. */
final class VolumeEffects implements NodeVolumesEffects {
  private final AgentHost host;
  private final int node;

  VolumeEffects(AgentHost host, int node) {
    this.host = host;
    this.node = node;
  }

  @Override
  public long nowNs() {
    return host.sim.nowNs();
  }

  @Override
  public void arm(long delayNs) {
    disarm();
    SlotEvent due = Objects.requireNonNull(host.volumeTimer, "no plugins");
    host.agents.get(node).volumeTimer = host.sim.after(delayNs, due, node, 0);
  }

  @Override
  public void disarm() {
    host.sim.cancel(host.agents.get(node).volumeTimer);
    host.agents.get(node).volumeTimer = EventCalendar.NONE;
  }

  @Override
  public void published(int volume) {
    host.engine.volumeReady(node, volume);
  }

  @Override
  public void unpublished(int volume) {
    host.agents.get(node).session.reportVolume(volume, host.effects.get(node));
  }

  @Override
  public void happened(VolumeNews what, int volume, int attempt, String text) {
    host.sim.trace().add(CsiTrace.of(what), volume, node, attempt, text);
  }
}
