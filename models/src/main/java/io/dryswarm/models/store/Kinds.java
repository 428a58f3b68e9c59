package io.dryswarm.models.store;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The kinds of objects, numbered, and what their names are good for. */
final class Kinds {
  static final int NODE = 0;
  static final int SERVICE = 1;
  static final int TASK = 2;
  static final int NETWORK = 3;
  static final int SECRET = 4;
  static final int CONFIG = 5;
  static final int CLUSTER = 6;
  static final int VOLUME = 7;
  static final int COUNT = 8;

  private Kinds() {}

  static int of(StoreObject object) {
    if (object instanceof TaskObject) {
      return TASK;
    } else if (object instanceof NodeObject) {
      return NODE;
    } else if (object instanceof ServiceObject) {
      return SERVICE;
    } else if (object instanceof NetworkObject) {
      return NETWORK;
    } else if (object instanceof SecretObject) {
      return SECRET;
    } else if (object instanceof ConfigObject) {
      return CONFIG;
    } else if (object instanceof VolumeObject) {
      return VOLUME;
    }
    return CLUSTER;
  }

  /** Which other object already has this one's name, in Swarm's words, or {@code null}. */
  static @Nullable String nameConflict(StoreView view, StoreObject object) {
    if (object instanceof ServiceObject service) {
      String name = service.spec().name();
      return isOther(view.serviceNamed(name), object) ? "service " + name : null;
    } else if (object instanceof NetworkObject network) {
      String name = network.spec().name();
      return isOther(view.networkNamed(name), object) ? "network " + name : null;
    } else if (object instanceof SecretObject secret) {
      String name = secret.spec().name();
      return isOther(view.secretNamed(name), object) ? "secret " + name : null;
    } else if (object instanceof ConfigObject config) {
      String name = config.spec().name();
      return isOther(view.configNamed(name), object) ? "config " + name : null;
    } else if (object instanceof VolumeObject volume) {
      String name = volume.spec().name();
      return isOther(view.volumeNamed(name), object) ? "volume " + name : null;
    }
    return null;
  }

  private static boolean isOther(@Nullable StoreObject named, StoreObject object) {
    return named != null && named.id() != object.id();
  }

  static <T> @Nullable T named(List<T> objects, Function<T, String> nameOf, String name) {
    for (T object : objects) {
      if (nameOf.apply(object).equalsIgnoreCase(name)) {
        return object;
      }
    }
    return null;
  }
}
