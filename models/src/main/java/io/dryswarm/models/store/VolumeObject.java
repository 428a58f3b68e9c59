package io.dryswarm.models.store;

import io.dryswarm.models.spec.VolumeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A cluster volume. Source: control-plane facts 1.5.41; moby/swarmkit api Volume.
 *
 * @param info      what its plugin made; {@code null} before
 * @param published where it is, or shall be, reachable
 */
public record VolumeObject(
    int id, long version, VolumeSpec spec, @Nullable Info info, List<PublishStatus> published)
    implements StoreObject {
  /**
   * What the plugin made.
   *
   * @param pluginId           the plugin's own id of it
   * @param accessibleTopology parts of the cluster from which it can be reached, each as segments by subdomain; empty = all
   */
  public record Info(String pluginId, List<SortedMap<String, String>> accessibleTopology) {}

  /** Its way to one node and back. */
  public record PublishStatus(int node, PublishState state) {}

  /** How far it is on its way to or from a node. */
  public enum PublishState {
    PENDING_PUBLISH,
    PUBLISHED,
    PENDING_NODE_UNPUBLISH,
    PENDING_CONTROLLER_UNPUBLISH
  }

  /** Whether its plugin has made it, so that tasks can use it. */
  public boolean isCreated() {
    return info != null && !info.pluginId().isEmpty();
  }

  /** The same if it is on its way to the node, or there, or on its way back; else with the way to the node begun. */
  public VolumeObject publishedOn(int node) {
    for (PublishStatus status : published) {
      if (status.node() == node) {
        return this;
      }
    }
    List<PublishStatus> more = new ArrayList<>(published);
    more.add(new PublishStatus(node, PublishState.PENDING_PUBLISH));
    return withPublished(more);
  }

  public VolumeObject withPublished(List<PublishStatus> newPublished) {
    return new VolumeObject(id, version, spec, info, List.copyOf(newPublished));
  }

  public VolumeObject withSpec(VolumeSpec newSpec) {
    return new VolumeObject(id, version, newSpec, info, published);
  }

  @Override
  public VolumeObject withVersion(long newVersion) {
    return new VolumeObject(id, newVersion, spec, info, published);
  }

  @Override
  public long digest() {
    long h = Mix.of(Mix.of(8, id), spec.availability().ordinal());
    for (PublishStatus status : published) {
      h = Mix.of(Mix.of(h, status.node()), status.state().ordinal());
    }
    return h;
  }
}
