"use client";

import { useEffect, useState } from "react";
import { SelectField } from "@/components/select-field";

/** A choice among all time zones. */
export function ZoneField({ label, hint, error, value, onZone }: ZoneFieldProps) {
  const [zones, setZones] = useState<readonly string[]>([]);
  useEffect(() => setZones(listZones()), []);
  const known = zones.includes(value) ? zones : [value, ...zones];
  const options = known.map((zone) => ({ value: zone, label: zoneWords(zone) }));
  return (
    <SelectField label={label} hint={hint} error={error} value={value} options={options} onText={onZone} />
  );
}

/** The time zone this device is set to; empty until the page has come alive. */
export function useDeviceZone(): string {
  const [zone, setZone] = useState("");
  useEffect(() => setZone(deviceZone()), []);
  return zone;
}

/** "America / New York" for "America/New_York". */
function zoneWords(zone: string): string {
  return zone.replaceAll("_", " ").replaceAll("/", " / ");
}

function deviceZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
}

/** Older browsers cannot list zones; they offer their own and UTC. */
function listZones(): string[] {
  return Intl.supportedValuesOf ? [...Intl.supportedValuesOf("timeZone"), "UTC"] : [deviceZone(), "UTC"];
}

type ZoneFieldProps = {
  label: string;
  hint?: string;
  error?: string;
  value: string;
  onZone: (zone: string) => void;
};
