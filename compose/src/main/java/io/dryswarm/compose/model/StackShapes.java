package io.dryswarm.compose.model;

import static io.dryswarm.compose.model.Field.keyed;
import static io.dryswarm.compose.model.Field.named;
import static io.dryswarm.compose.model.ScalarKinds.BYTES;
import static io.dryswarm.compose.model.ScalarKinds.FLAG;
import static io.dryswarm.compose.model.ScalarKinds.INT;
import static io.dryswarm.compose.model.ScalarKinds.INT64;
import static io.dryswarm.compose.model.ScalarKinds.TEXT;

/** All settings of the objects of a stack: networks, volumes, secrets, configs; services are in {@link ServiceShapes}. */
final class StackShapes {
  /** Names with values; numbers become text. */
  static final Kind OPTIONS = new PreparedKind(ShortForms::texts, new MapKind(TEXT));

  static final Kind LABELS = new PreparedKind(ShortForms::labels, new MapKind(TEXT));

  static final Kind EXTERNAL = new PreparedKind(
      ShortForms::external, new ExternalKind(named("Name", TEXT), named("External", FLAG)));

  static final StructKind NETWORK = new StructKind(
      named("Name", TEXT),
      named("Driver", TEXT),
      keyed("driver_opts", OPTIONS),
      named(
          "Ipam",
          new StructKind(
              named("Driver", TEXT),
              named(
                  "Config", new ListKind(OptionalKind.of(new StructKind(named("Subnet", TEXT))))))),
      named("External", EXTERNAL),
      named("Internal", FLAG),
      named("Attachable", FLAG),
      named("Labels", LABELS));

  private static final Kind TOPOLOGIES = new ListKind(new StructKind(named("Segments", LABELS)));

  private static final StructKind CLUSTER_VOLUME = new StructKind(
      named("Group", TEXT),
      keyed(
          "access_mode",
          OptionalKind.of(new StructKind(
              named("Scope", TEXT),
              named("Sharing", TEXT),
              keyed(
                  "mount_volume",
                  OptionalKind.of(new StructKind(
                      keyed("fs_type", TEXT), keyed("mount_flags", new ListKind(TEXT))))),
              keyed("block_volume", OptionalKind.of(new StructKind()))))),
      keyed(
          "accessibility_requirements",
          OptionalKind.of(
              new StructKind(named("Requisite", TOPOLOGIES), named("Preferred", TOPOLOGIES)))),
      keyed(
          "capacity_range",
          OptionalKind.of(
              new StructKind(keyed("required_bytes", BYTES), keyed("limit_bytes", BYTES)))),
      named("Secrets", new ListKind(new StructKind(named("Key", TEXT), named("Secret", TEXT)))),
      named("Availability", TEXT));

  static final StructKind VOLUME = new StructKind(
      named("Name", TEXT),
      named("Driver", TEXT),
      keyed("driver_opts", OPTIONS),
      named("External", EXTERNAL),
      named("Labels", LABELS),
      keyed("x-cluster-spec", OptionalKind.of(CLUSTER_VOLUME)));

  /** Secrets and configs. */
  static final StructKind FILE = new StructKind(
      named("Name", TEXT),
      named("File", TEXT),
      named("External", EXTERNAL),
      named("Labels", LABELS),
      named("Driver", TEXT),
      keyed("driver_opts", OPTIONS),
      keyed("template_driver", TEXT));

  /** A limit that is one number, or a soft and a hard one. */
  static final Kind ULIMIT = OptionalKind.overriding(new PreparedKind(
      ShortForms::ulimit,
      new UlimitKind(named("Single", INT), named("Soft", INT), named("Hard", INT))));

  static final StructKind GENERIC_RESOURCE = new StructKind(keyed(
      "discrete_resource_spec",
      OptionalKind.of(new AlwaysPrintedKind(named("Kind", TEXT), named("Value", INT64)))));

  private StackShapes() {}
}
