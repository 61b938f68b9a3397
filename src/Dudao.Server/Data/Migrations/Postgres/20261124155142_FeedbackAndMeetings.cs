using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dudao.Server.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class FeedbackAndMeetings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsFromPaper",
                table: "ReplyPoint",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "LeafVersion",
                table: "ReplyPoint",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "WordsVersion",
                table: "ReplyPoint",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "InFavour",
                table: "MeetingDecision",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Place",
                table: "DecisionMeeting",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "FeedbackText",
                columns: table => new
                {
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    Field = table.Column<string>(type: "text", nullable: false),
                    Words = table.Column<string>(type: "text", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    UpdatedAt = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedByName = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FeedbackText", x => new { x.SubjectId, x.Field });
                    table.ForeignKey(
                        name: "FK_FeedbackText_Subject_SubjectId",
                        column: x => x.SubjectId,
                        principalTable: "Subject",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "FeedbackText");

            migrationBuilder.DropColumn(
                name: "IsFromPaper",
                table: "ReplyPoint");

            migrationBuilder.DropColumn(
                name: "LeafVersion",
                table: "ReplyPoint");

            migrationBuilder.DropColumn(
                name: "WordsVersion",
                table: "ReplyPoint");

            migrationBuilder.DropColumn(
                name: "InFavour",
                table: "MeetingDecision");

            migrationBuilder.DropColumn(
                name: "Place",
                table: "DecisionMeeting");
        }
    }
}
