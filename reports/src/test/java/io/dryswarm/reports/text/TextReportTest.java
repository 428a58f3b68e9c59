package io.dryswarm.reports.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.reports.Fixture;
import io.dryswarm.reports.Golden;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextReportTest {
  @Test
  void ofARunWithEverything() {
    Golden.check("voting-100.txt", TextReport.render(Fixture.voting(), Layout.plain(100)));
  }

  @Test
  void onANarrowTerminal() {
    Golden.check("voting-60.txt", TextReport.render(Fixture.voting(), Layout.plain(60)));
  }

  @Test
  void withEveryLineOfTheTimeline() {
    Golden.check(
        "voting-full.txt",
        TextReport.render(Fixture.voting(), new Layout(100, false, Layout.Detail.FULL)));
  }

  @Test
  void ofVerdictsAndDigestsOnly() {
    Golden.check(
        "voting-brief.txt",
        TextReport.render(Fixture.voting(), new Layout(100, false, Layout.Detail.BRIEF)));
  }

  @Test
  void ofARunInWhichNothingHappened() {
    Golden.check("empty.txt", TextReport.render(Fixture.empty(), Layout.plain(100)));
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 60, 72, 80, 100, 140, 200})
  void noLineIsLongerThanTheTerminal(int width) {
    String text = TextReport.render(Fixture.voting(), Layout.plain(width));

    text.lines().forEach(line -> assertTrue(line.length() <= width, line));
  }

  @Test
  void colourOnlyPaints() {
    Layout coloured = new Layout(80, true, Layout.Detail.NORMAL);

    String painted = TextReport.render(Fixture.voting(), coloured);

    assertTrue(painted.contains("\u001B[1;31mFAILED\u001B[0m"), painted);
    assertEquals(
        TextReport.render(Fixture.voting(), Layout.plain(80)),
        painted.replaceAll("\u001B\\[[0-9;]*m", ""));
  }

  @Test
  void isTheSameInEveryLocaleAndTimeZone() {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    String expected = TextReport.render(Fixture.voting(), Layout.plain(100));
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
      assertEquals(expected, TextReport.render(Fixture.voting(), Layout.plain(100)));
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }
}
