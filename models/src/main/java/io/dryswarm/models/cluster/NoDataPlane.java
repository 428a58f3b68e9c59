package io.dryswarm.models.cluster;

import io.dryswarm.models.agent.AssignedTask;
import io.dryswarm.models.agent.AttachmentListener;
import io.dryswarm.models.agent.EngineFarewell;
import io.dryswarm.models.executor.NodeNetworks;
import io.dryswarm.models.ipvs.Passage;
import io.dryswarm.models.spec.PortSpec.Protocol;
import io.dryswarm.models.workload.Dialer;

/** Every network is there at once and leads nowhere. */
final class NoDataPlane implements DataPlane, NodeNetworks, Dialer {
  @Override
  public NodeNetworks networks() {
    return this;
  }

  @Override
  public Dialer dialer() {
    return this;
  }

  @Override
  public AttachmentListener attachments() {
    return (node, attachments) -> {};
  }

  @Override
  public EngineFarewell farewell() {
    return EngineFarewell.NONE;
  }

  @Override
  public boolean hasAttachments(int node, AssignedTask task) {
    return true;
  }

  @Override
  public void plug(int node, AssignedTask task) {}

  @Override
  public void activate(int node, AssignedTask task) {}

  @Override
  public void deactivate(int node, AssignedTask task) {}

  @Override
  public void release(int node, AssignedTask task) {}

  @Override
  public long lookup(int node, int clientTask, String name) {
    return NAME_UNKNOWN;
  }

  @Override
  public long dial(int node, int clientTask, long place, int clientPort) {
    throw noRoute();
  }

  @Override
  public long dialPublished(
      Protocol protocol, int entryNode, int port, int clientAddress, int clientPort) {
    return REFUSED;
  }

  @Override
  public long connection() {
    return NO_CONNECTION;
  }

  @Override
  public void established(long connection, boolean keptAlive) {}

  @Override
  public void closed(long connection, boolean byReset) {}

  @Override
  public Passage pass(long connection) {
    return Passage.FORWARDED;
  }

  @Override
  public void loseRemovals(int node, int service, boolean areLost) {}

  @Override
  public int task(long route) {
    throw noRoute();
  }

  @Override
  public int node(long route) {
    throw noRoute();
  }

  @Override
  public long toBackendNs(int fromNode, long route, int bytes) {
    throw noRoute();
  }

  @Override
  public long toClientNs(int fromNode, long route, int bytes) {
    throw noRoute();
  }

  @Override
  public boolean isClosedSince(
      int fromNode, long route, boolean toBackend, boolean fromOutside, long timeNs) {
    return false;
  }

  private static IllegalStateException noRoute() {
    return new IllegalStateException("a swarm without a data plane has no routes");
  }
}
