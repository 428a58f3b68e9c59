package io.dryswarm.models.controlapi;

import io.dryswarm.models.controlapi.ApiRequest.Kind;
import io.dryswarm.models.store.ConfigObject;
import io.dryswarm.models.store.NetworkObject;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.ObjectIds;
import io.dryswarm.models.store.SecretObject;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.StoreObject;
import io.dryswarm.models.store.StoreView;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.store.VolumeObject;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * The object that a user means: by its id, by its name, by the beginning of its id. The engine looks it up before it calls the control
 * API. Source: moby/moby daemon/cluster/helpers.go.
 */
final class References {
  private References() {}

  static ServiceObject service(StoreView view, String reference) {
    return (ServiceObject) find(view, Kind.SERVICE, reference);
  }

  static NodeObject node(StoreView view, String reference) {
    return (NodeObject) find(view, Kind.NODE, reference);
  }

  static NetworkObject network(StoreView view, String reference) {
    return (NetworkObject) find(view, Kind.NETWORK, reference);
  }

  static SecretObject secret(StoreView view, String reference) {
    return (SecretObject) find(view, Kind.SECRET, reference);
  }

  static ConfigObject config(StoreView view, String reference) {
    return (ConfigObject) find(view, Kind.CONFIG, reference);
  }

  /** A volume is looked for by its id, by its name, by the beginning of its id, as all others. */
  static VolumeObject volume(StoreView view, String reference) {
    return (VolumeObject) find(view, Kind.VOLUME, reference);
  }

  /** @throws ApiError "service x not found", "service x is ambiguous (2 matches found)" */
  static StoreObject find(StoreView view, Kind kind, String reference) {
    List<? extends StoreObject> all = all(view, kind);
    List<? extends StoreObject> found =
        matching(all, object -> ObjectIds.of(object).equals(reference));
    if (found.isEmpty()) {
      found = matching(all, object -> nameOf(object).equalsIgnoreCase(reference));
    }
    if (found.isEmpty() && !reference.isEmpty()) {
      found = matching(all, object -> ObjectIds.of(object).startsWith(reference));
    }
    String what = kind.name().toLowerCase(Locale.ROOT) + " " + reference;
    if (found.isEmpty()) {
      throw ApiError.ofEngine(notFound(kind), what + " not found");
    } else if (found.size() > 1) {
      String matches = " is ambiguous (" + found.size() + " matches found)";
      throw ApiError.ofEngine(ErrorCode.INVALID_ARGUMENT, what + matches);
    }
    return found.get(0);
  }

  static List<? extends StoreObject> all(StoreView view, Kind kind) {
    return switch (kind) {
      case SERVICE -> view.services();
      case TASK -> view.tasks();
      case NODE -> view.nodes();
      case NETWORK -> view.networks();
      case SECRET -> view.secrets();
      case CONFIG -> view.configs();
      case VOLUME -> view.volumes();
    };
  }

  private static String nameOf(StoreObject object) {
    if (object instanceof ServiceObject service) {
      return service.spec().name();
    } else if (object instanceof TaskObject task) {
      return TaskNames.of(task);
    } else if (object instanceof NodeObject node) {
      return node.hostname();
    } else if (object instanceof NetworkObject network) {
      return network.spec().name();
    } else if (object instanceof SecretObject secret) {
      return secret.spec().name();
    } else if (object instanceof ConfigObject config) {
      return config.spec().name();
    } else if (object instanceof VolumeObject volume) {
      return volume.spec().name();
    }
    return "default";
  }

  /** A missing network is an error without a code, unlike all others. */
  private static ErrorCode notFound(Kind kind) {
    return kind == Kind.NETWORK ? ErrorCode.UNKNOWN : ErrorCode.NOT_FOUND;
  }

  private static <T> List<T> matching(List<T> all, Predicate<? super T> wanted) {
    return all.stream().filter(wanted).toList();
  }
}
