package io.dryswarm.compose.deploy;

import io.dryswarm.compose.model.StackObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Converts the volumes of a service into mounts. */
final class MountConversion {
  private final Namespace namespace;
  private final Map<String, @Nullable StackObject> volumes;

  MountConversion(Namespace namespace, Map<String, @Nullable StackObject> volumes) {
    this.namespace = namespace;
    this.volumes = volumes;
  }

  List<Json> mounts(StackObject service) throws ConversionError {
    List<Json> mounts = new ArrayList<>();
    for (StackObject volume : service.objects("volumes")) {
      mounts.add(mount(volume));
    }
    return mounts;
  }

  private Json mount(StackObject volume) throws ConversionError {
    String type = volume.text("type");
    switch (type) {
      case "", "volume" -> {
        refuse(volume, "volume", "images", "tmpfs", "bind", "cluster");
        return ofVolume(volume);
      }
      case "image" -> {
        needSource(volume, type);
        refuse(volume, type, "volume", "bind", "tmpfs", "cluster");
        return from(volume, volume.text("source"))
            .object("ImageOptions", subpath(volume.object("image")));
      }
      case "bind", "npipe" -> {
        needSource(volume, type);
        refuseForBind(volume, type);
        return from(volume, volume.text("source"))
            .object("BindOptions", propagation(volume.object("bind")));
      }
      case "tmpfs" -> {
        if (!volume.text("source").isEmpty()) {
          throw new ConversionError("invalid tmpfs source, source must be empty", "volumes");
        }
        refuse(volume, type, "bind", "volume", "image", "cluster");
        return from(volume, "").object("TmpfsOptions", size(volume.object("tmpfs")));
      }
      case "cluster" -> {
        needSource(volume, type);
        refuse(volume, type, "tmpfs", "bind", "volume");
        return ofCluster(volume);
      }
      default ->
        throw new ConversionError(
            "volume type must be volume, bind, tmpfs, npipe, or cluster", "volumes");
    }
  }

  private static void refuseForBind(StackObject volume, String type) throws ConversionError {
    if (type.equals("bind")) {
      refuse(volume, type, "volume", "image", "tmpfs", "cluster");
    } else {
      refuse(volume, type, "volume", "image", "tmpfs");
    }
  }

  /** Options of another type of mount; Docker calls those of images by two names. */
  private static void refuse(StackObject volume, String type, String... others)
      throws ConversionError {
    for (String other : others) {
      String key = other.equals("images") ? "image" : other;
      if (volume.object(key) != null) {
        throw new ConversionError(other + " options are incompatible with type " + type, "volumes");
      }
    }
  }

  private static void needSource(StackObject volume, String type) throws ConversionError {
    if (volume.text("source").isEmpty()) {
      throw new ConversionError("invalid " + type + " source, source cannot be empty", "volumes");
    }
  }

  private static Json from(StackObject volume, String source) {
    return new Json()
        .text("Type", volume.text("type"))
        .text("Source", source)
        .text("Target", volume.text("target"))
        .flag("ReadOnly", volume.flag("read_only"))
        .text("Consistency", volume.text("consistency"));
  }

  private Json ofVolume(StackObject volume) throws ConversionError {
    String key = volume.text("source");
    if (key.isEmpty()) {
      return from(volume, "");
    }
    StackObject declared = declared(key);
    Json options = new Json();
    StackObject own = volume.object("volume");
    if (own != null) {
      options.flag("NoCopy", own.flag("nocopy")).text("Subpath", own.text("subpath"));
    }
    if (!Namespace.isExternal(declared)) {
      options.byName("Labels", namespace.labels(declared));
      options.object("DriverConfig", driver(declared));
    }
    return from(volume, namespace.nameOf(key, declared)).object("VolumeOptions", options);
  }

  private static @Nullable Json driver(@Nullable StackObject volume) {
    if (volume == null || (volume.text("driver").isEmpty() && volume.get("driver_opts") == null)) {
      return null;
    }
    return new Json()
        .text("Name", volume.text("driver"))
        .byName("Options", volume.textsByName("driver_opts"));
  }

  /** A group of cluster volumes is not declared, and has no prefix. */
  private Json ofCluster(StackObject volume) throws ConversionError {
    String key = volume.text("source");
    String source = key.startsWith("group:") ? key : namespace.nameOf(key, declared(key));
    return from(volume, source).object("ClusterOptions", new Json());
  }

  private @Nullable StackObject declared(String key) throws ConversionError {
    if (!volumes.containsKey(key)) {
      throw ConversionError.undefined("volume", key, volumes.keySet());
    }
    return volumes.get(key);
  }

  private static @Nullable Json subpath(@Nullable StackObject image) {
    return image == null ? null : new Json().text("Subpath", image.text("subpath"));
  }

  private static @Nullable Json propagation(@Nullable StackObject bind) {
    return bind == null ? null : new Json().text("Propagation", bind.text("propagation"));
  }

  private static @Nullable Json size(@Nullable StackObject tmpfs) {
    return tmpfs == null ? null : new Json().number("SizeBytes", tmpfs.whole("size"));
  }
}
