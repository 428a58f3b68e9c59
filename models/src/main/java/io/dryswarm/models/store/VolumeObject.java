package io.dryswarm.models.store;

import io.dryswarm.models.spec.VolumeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A cluster volume. Source: control-plane facts 1.5.41; moby/swarmkit api Volume.
 *
 * @param info          what its plugin made; {@code null} before
 * @param published     where it is, or shall be, reachable
 * @param pendingDelete whether it waits for its plugin to unmake it; there is no way back
 */
public record VolumeObject(
    int id,
    long version,
    VolumeSpec spec,
    @Nullable Info info,
    List<PublishStatus> published,
    boolean pendingDelete)
    implements StoreObject {
  /** A volume that nobody removes. */
  public VolumeObject(
      int id, long version, VolumeSpec spec, @Nullable Info info, List<PublishStatus> published) {
    this(id, version, spec, info, published, false);
  }

  /** A volume that its plugin has yet to make. */
  public static VolumeObject create(int id, VolumeSpec spec) {
    return new VolumeObject(id, 0, spec, null, List.of());
  }

  /**
   * What the plugin made.
   *
   * @param pluginId           the plugin's own id of it
   * @param accessibleTopology parts of the cluster from which it can be reached, each as segments by subdomain; empty = all
   * @param capacityBytes      0 = the plugin does not say
   */
  public record Info(
      String pluginId, List<SortedMap<String, String>> accessibleTopology, long capacityBytes) {
    /** Of a size that the plugin does not tell. */
    public Info(String pluginId, List<SortedMap<String, String>> accessibleTopology) {
      this(pluginId, accessibleTopology, 0);
    }
  }

  /**
   * Its way to one node and back.
   *
   * @param message why the last step of the way failed; empty if it did not. No command of Docker shows it
   */
  public record PublishStatus(int node, PublishState state, String message) {
    /** Nothing has failed. */
    public PublishStatus(int node, PublishState state) {
      this(node, state, "");
    }
  }

  /** How far it is on its way to or from a node, in this order. */
  public enum PublishState {
    /** A task is on its way to the node: the plugin has to attach the volume there. */
    PENDING_PUBLISH("pending-publish"),
    /** The node may use it. */
    PUBLISHED("published"),
    /** No task uses it there any more: the node has to let go. */
    PENDING_NODE_UNPUBLISH("pending-node-unpublish"),
    /** The node has let go: the plugin has to detach it. */
    PENDING_CONTROLLER_UNPUBLISH("pending-controller-unpublish");

    private final String word;

    PublishState(String word) {
      this.word = word;
    }

    /** As the Engine API spells it. */
    public String word() {
      return word;
    }
  }

  /** Whether its plugin has made it, so that tasks can use it. */
  public boolean isCreated() {
    return info != null && !info.pluginId().isEmpty();
  }

  /** Its way to the node; {@code null} if there is none. */
  public @Nullable PublishStatus statusOn(int node) {
    for (PublishStatus status : published) {
      if (status.node() == node) {
        return status;
      }
    }
    return null;
  }

  /** The same if it is on its way to the node, or there, or on its way back; else with the way to the node begun. */
  public VolumeObject publishedOn(int node) {
    if (statusOn(node) != null) {
      return this;
    }
    List<PublishStatus> more = new ArrayList<>(published);
    more.add(new PublishStatus(node, PublishState.PENDING_PUBLISH));
    return withPublished(more);
  }

  public VolumeObject withPublished(List<PublishStatus> newPublished) {
    return new VolumeObject(id, version, spec, info, List.copyOf(newPublished), pendingDelete);
  }

  public VolumeObject withSpec(VolumeSpec newSpec) {
    return new VolumeObject(id, version, newSpec, info, published, pendingDelete);
  }

  public VolumeObject withInfo(Info newInfo) {
    return new VolumeObject(id, version, spec, newInfo, published, pendingDelete);
  }

  /** On its way out of the swarm. */
  public VolumeObject deleting() {
    return new VolumeObject(id, version, spec, info, published, true);
  }

  @Override
  public VolumeObject withVersion(long newVersion) {
    return new VolumeObject(id, newVersion, spec, info, published, pendingDelete);
  }

  @Override
  public long digest() {
    long h = Mix.of(Mix.of(8, id), spec.availability().ordinal());
    h = Mix.of(h, (isCreated() ? 1 : 0) + (pendingDelete ? 2 : 0));
    for (PublishStatus status : published) {
      h = Mix.of(Mix.of(h, status.node()), status.state().ordinal());
    }
    return h;
  }
}
