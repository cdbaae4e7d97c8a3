/**
 * Commands as the decider gets them: whoever accepted one has already resolved names to ids and looked up what
 * the directory knows of them (an office's kind and parent, a post's office), as of the instant of acceptance.
 */
import type { Instant } from '../time';
import type { Delivered, OfficeKind, Redressal, Role, Verdict, Verification } from '../vocabulary';
import type { OfficeId, PostId, Reference, Subject } from './state';

export type Actor = {
  role: Role;
  /** The office of the post, `null` for channels. */
  office: OfficeId | null;
  post: PostId | null;
  /** Who is behind it for telling rivals apart: the post, or the key of a channel. */
  by: string;
  /** How a channel knows that it speaks for the complainant (page 8). */
  verifiedBy: Verification | null;
};

export type OfficeFacts = { id: OfficeId; kind: OfficeKind; parent: OfficeId | null };
export type PostFacts = { id: PostId; office: OfficeId };

export type CommandBody =
  | { command: 'validate' | 'correct'; subject: Subject }
  | { command: 'forward'; office: OfficeFacts; areaOffices: OfficeId[] }
  | { command: 'merge'; into: Reference }
  | { command: 'delegate'; office: OfficeFacts; due: Instant | null }
  | { command: 'transferBack'; suggestedDepartment: string; reasonCode: string }
  | { command: 'handOver'; post: PostFacts }
  | { command: 'reassign'; post: PostFacts; reasonCode: string }
  | { command: 'interimReply'; expected: Instant }
  | { command: 'decideExtension'; granted: boolean; until: Instant | null }
  | { command: 'submitAtr' | 'reportUp'; redressal: Redressal; reasonCode: string | null }
  | { command: 'acceptAtr'; fieldValidation: boolean | null }
  | { command: 'recordFeedback'; delivered: Delivered }
  | { command: 'recordFinding'; verdict: Verdict }
  | {
      command:
        | 'reject'
        | 'sendDown'
        | 'takeBack'
        | 'returnAtr'
        | 'recall'
        | 'dispute'
        | 'withdraw'
        | 'raiseEmergency'
        | 'lowerEmergency';
      reasonCode: string;
    }
  | {
      command:
        | 'answer'
        | 'noteSuggestion'
        | 'askInformation'
        | 'giveInformation'
        | 'acknowledge'
        | 'note'
        | 'attach'
        | 'unmerge'
        | 'endFollowing';
    };

export type CommandName = CommandBody['command'];

export type Command = CommandBody & {
  /** Also the Update's id: repeating a command is harmless. */
  id: string;
  /** Instant of acceptance: authority and punctuality are judged at it (page 3). */
  at: Instant;
  actor: Actor;
  /** What the caller saw of the case; `null` when he saw none of it. */
  seen: { cycle: number; seq: number } | null;
  /** Delivered later than accepted: refused as `overtaken` where a rival has moved the case since. */
  redelivered: boolean;
};
