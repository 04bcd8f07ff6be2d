import { z } from 'zod'
import { datasetId, name, names, onDataset } from './base.ts'

const hour = z.number().int().min(0).max(24)
const people = z.number().min(0).max(1e6).nullable().default(null)
const amount = z.number().min(0).max(1e12).nullable()
const when = z.object({ from: z.string().max(40).default(''), to: z.string().max(40).default('') }).prefault({})

/** Load and staffing by hour: events of a log with typed staffing, a data set or source tables with a row an hour, or typed numbers. */
const hourlySource = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('log'), time: name,
    /** Hours of the day [from, to). */
    from: hour.default(0), to: hour.default(24),
    /** day: events per day of the log. all: all of them. */
    per: z.enum(['day', 'all']).default('day'),
    /** People at work between two hours, now and as planned; ranges may lie over each other and are added up. */
    staff: z.array(z.object({ from: hour, to: hour, before: people, after: people })).max(96).default([]),
  }),
  z.object({ type: z.literal('rows'), label: name, load: name, staff: name, after: name.nullable().default(null) }),
  z.object({ type: z.literal('tables'), load: z.string().max(80), staff: z.string().max(80), after: z.string().max(80).nullable().default(null) }),
  z.object({ type: z.literal('typed'), rows: z.array(z.object({ label: z.string().max(120), load: amount, staff: people, after: people })).max(500) }),
])

export const controlCharts = ['run', 'imr', 'xbarR', 'p', 'histogram'] as const

export const qualityRequests = [
  z.object({ method: z.literal('kano'), ...onDataset, features: z.array(z.object({ label: z.string().max(200), functional: name, dysfunctional: name })).min(1).max(100) }),
  /** Gap = perception - expectation (SERVQUAL). */
  z.object({
    method: z.literal('gap'), ...onDataset,
    pairs: z.array(z.object({ label: z.string().max(200), dimension: z.string().max(120).default(''), expectation: name, perception: name, weight: z.number().min(0).nullable().default(null) })).min(1).max(200),
    level: z.number().min(0.5).max(0.999).default(0.95),
  }),
  z.object({
    method: z.literal('control'), ...onDataset, chart: z.enum(controlCharts), variable: name,
    /** Groups cells into periods or samples, in order. */
    by: name.nullable().default(null),
    /** p-chart: codes that count as nonconforming. */
    defect: z.array(z.union([z.number(), z.string()])).max(100).default([]),
    subgroup: z.number().int().min(2).max(25).default(5),
    lower: z.number().nullable().default(null), upper: z.number().nullable().default(null), target: z.number().nullable().default(null),
  }),
  /** Counts of each value by time and place: the check sheet. */
  z.object({ method: z.literal('checksheet'), ...onDataset, variables: names.min(1), by: name }),
  /** Load against staffing by hour, and the load of each person at work. */
  z.object({ method: z.literal('hourly'), ...onDataset, dataset: datasetId.nullable().default(null), source: hourlySource, unit: z.string().max(40).default('') }),
  /** 活动计划: planned and actual dates of the measures of the project, or of typed rows. */
  z.object({
    method: z.literal('plan'), ...onDataset, dataset: z.null().default(null),
    /** Null: the measures that were not rejected. Dates as 2009-07-15, or 2009-07 for a whole month. */
    rows: z.array(z.object({ label: z.string().max(1000), owner: z.string().max(300).default(''), planned: when, actual: when })).max(500).nullable().default(null),
    /** The day the plan is looked at; empty: work that has begun ends where nothing is said, and nothing is late. */
    asOf: z.string().max(40).default(''),
  }),
] as const
