package io.dryswarm.experiments.output;

import io.dryswarm.experiments.regression.Check;
import io.dryswarm.experiments.regression.Check.Kind;
import io.dryswarm.experiments.regression.ScenarioOutcome;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Tested scenarios as JUnit XML, in the subset that CI systems share: a suite per scenario, a case per check. {@code error} is for
 * scenarios that could not be read and for faults of the simulator. Times are virtual, which a property says; there is no time stamp,
 * so that equal results give equal bytes.
 */
public final class JunitXml {
  private final XMLStreamWriter xml;

  private JunitXml(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /** Writes UTF-8; leaves the stream open. */
  public static void write(List<ScenarioOutcome> outcomes, OutputStream stream) throws IOException {
    try {
      XMLStreamWriter writer = XMLOutputFactory.newInstance()
          .createXMLStreamWriter(stream, StandardCharsets.UTF_8.name());
      new JunitXml(writer).write(outcomes);
      writer.flush();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  private void write(List<ScenarioOutcome> outcomes) throws XMLStreamException {
    xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
    line(0);
    xml.writeStartElement("testsuites");
    attribute("name", "sim test");
    counts(outcomes.stream().flatMap(outcome -> outcome.checks().stream()).toList());
    attribute(
        "time", seconds(outcomes.stream().mapToLong(ScenarioOutcome::durationNs).sum()));
    for (ScenarioOutcome outcome : outcomes) {
      suite(outcome);
    }
    line(0);
    xml.writeEndElement();
    xml.writeEndDocument();
    line(0);
  }

  private void suite(ScenarioOutcome outcome) throws XMLStreamException {
    line(1);
    xml.writeStartElement("testsuite");
    attribute("name", outcome.file());
    counts(outcome.checks());
    attribute("time", seconds(outcome.durationNs()));
    line(2);
    xml.writeStartElement("properties");
    property("time", "simulated seconds, not wall time");
    property("scenario", outcome.name());
    property("seed", Long.toString(outcome.seed()));
    property("scenarioHash", outcome.inputHash());
    property("resultDigest", outcome.resultDigest());
    property("repeat", outcome.repeat());
    line(2);
    xml.writeEndElement();
    for (Check check : outcome.checks()) {
      test(outcome, check);
    }
    line(1);
    xml.writeEndElement();
  }

  private void counts(List<Check> checks) throws XMLStreamException {
    long errors =
        checks.stream().filter(check -> !check.holds() && isError(check)).count();
    long failures = checks.stream().filter(check -> !check.holds()).count() - errors;
    attribute("tests", Integer.toString(checks.size()));
    attribute("failures", Long.toString(failures));
    attribute("errors", Long.toString(errors));
    attribute("skipped", "0");
  }

  private static boolean isError(Check check) {
    return check.kind() == Kind.INPUT || check.kind() == Kind.FAULT;
  }

  private void property(String name, String value) throws XMLStreamException {
    line(3);
    xml.writeEmptyElement("property");
    attribute("name", name);
    attribute("value", value);
  }

  private void test(ScenarioOutcome outcome, Check check) throws XMLStreamException {
    line(2);
    if (check.holds()) {
      xml.writeEmptyElement("testcase");
    } else {
      xml.writeStartElement("testcase");
    }
    attribute("name", check.name());
    attribute("classname", outcome.file());
    attribute("time", seconds(outcome.durationNs()));
    attribute("file", check.at().file());
    if (check.at().line() > 0) {
      attribute("line", Integer.toString(check.at().line()));
    }
    if (!check.holds()) {
      problem(outcome, check);
      line(2);
      xml.writeEndElement();
    }
  }

  private void problem(ScenarioOutcome outcome, Check check) throws XMLStreamException {
    line(3);
    xml.writeStartElement(isError(check) ? "error" : "failure");
    attribute("message", check.message());
    attribute("type", check.kind().name().toLowerCase(Locale.ROOT));
    StringBuilder text = new StringBuilder(check.at().text());
    text.append(": ").append(check.name()).append('\n').append(check.message()).append('\n');
    check.details().forEach(detail -> text.append(detail).append('\n'));
    if (isError(check)) {
      text.append(outcome.trouble());
    }
    text.append("repeat: ").append(outcome.repeat()).append('\n');
    xml.writeCharacters(clean(text.toString()));
    xml.writeEndElement();
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, clean(value));
  }

  private void line(int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }

  /** XML has no way to write most control characters. */
  private static String clean(String text) {
    return text.replaceAll(
        "[^\\x{9}\\x{A}\\x{D}\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]", "?");
  }

  private static String seconds(long ns) {
    return BigDecimal.valueOf(ns, 9).stripTrailingZeros().toPlainString();
  }
}
